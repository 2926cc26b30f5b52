#ifndef CPNG_H
#define CPNG_H
// libpng by rows, with its errors as text: libpng leaves errors by longjmp, which Swift cannot cross.
#include <stddef.h>
#include <stdint.h>
#endif
