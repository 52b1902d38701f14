// The C interface of the Basic Linear Algebra Subprograms, as installed with the BLAS of the machine.
#ifndef PONDERA_CBLAS_SHIM_H
#define PONDERA_CBLAS_SHIM_H

#include <cblas.h>

// Libraries with 64-bit integers export the same names: a header that announces them would link and compute nonsense.
#if defined(OPENBLAS_USE64BITINT) || defined(WeirdNEC)
#error "Pondera needs a BLAS with 32-bit integers (LP64): install libblas-dev or libopenblas-dev, not a 64-bit-integer variant."
#endif

#endif
