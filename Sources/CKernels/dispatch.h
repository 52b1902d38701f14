// How the kernels are compiled for several instruction sets at once.
#ifndef PONDERA_DISPATCH_H
#define PONDERA_DISPATCH_H

// Any header of libc tells whether there is glibc, whose linker can pick a clone.
#include <stdint.h>

#if defined(__x86_64__) && defined(__GLIBC__)
#define PK_DISPATCH __attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default")))
#else
#define PK_DISPATCH
#endif

#endif
