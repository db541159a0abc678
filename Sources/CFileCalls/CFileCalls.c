#define _GNU_SOURCE

#include "CFileCalls.h"

#include <fcntl.h>
#include <stdio.h>
#include <sys/vfs.h>
#include <unistd.h>

int suroo_syncfs(int descriptor) { return syncfs(descriptor); }

int suroo_rename_without_replacing(const char *source, const char *target) {
  return renameat2(AT_FDCWD, source, AT_FDCWD, target, RENAME_NOREPLACE);
}

int suroo_file_system_type(const char *path, unsigned int *type) {
  struct statfs system;
  int result = statfs(path, &system);
  if (result == 0) *type = (unsigned int)system.f_type;
  return result;
}
