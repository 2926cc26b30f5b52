#include "CPPNKernels.h"
