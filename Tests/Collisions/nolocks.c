// Stands in for a file system without locks: flock fails with the error whose number LOCK_ERROR names, and
// says so in the file that LOCK_WITNESS names. To be loaded before the C library.
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

int flock(int descriptor, int operation) {
  (void)descriptor;
  (void)operation;
  const char *witness = getenv("LOCK_WITNESS");
  const int file = witness ? open(witness, O_CREAT | O_WRONLY | O_APPEND | O_CLOEXEC, 0666) : -1;
  if (file >= 0) {
    if (write(file, "x", 1) != 1) abort();
    close(file);
  }
  const char *number = getenv("LOCK_ERROR");
  errno = number ? atoi(number) : ENOLCK;
  return -1;
}
