#ifndef SUROO_CFILECALLS_H
#define SUROO_CFILECALLS_H

/// syncfs(2), which the Glibc module does not show.
int suroo_syncfs(int descriptor);

/// renameat2(2) with RENAME_NOREPLACE, relative to the working directory.
int suroo_rename_without_replacing(const char *source, const char *target);

/// The number of the kind of file system from statfs(2).
int suroo_file_system_type(const char *path, unsigned int *type);

#endif
