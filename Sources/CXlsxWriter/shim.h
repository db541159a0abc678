#include <sys/syscall.h>
#include <unistd.h>
#include <xlsxwriter.h>

// The library writes to a path only; a file in memory has one under
// /proc/self/fd and needs no place on disk that would have to be cleaned up.
static inline int xlsx_memory_file(void) {
  return (int)syscall(SYS_memfd_create, "xlsx", 1 /* MFD_CLOEXEC */);
}
