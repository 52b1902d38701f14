#include "CLinearAlgebra.h"

#include <dlfcn.h>
#include <stdlib.h>

PKRoutines pk_routines;

// A routine is looked for in its own library and then in the other: OpenBLAS brings both.
static void *find(void *const libraries[2], const char *name) {
  for (int i = 0; i < 2; i++) {
    void *const found = libraries[i] ? dlsym(libraries[i], name) : NULL;
    if (found) return found;
  }
  return NULL;
}

static void *open_first(const char *const names[]) {
  for (int i = 0; names[i]; i++) {
    void *const library = dlopen(names[i], RTLD_NOW | RTLD_GLOBAL);
    if (library) return library;
  }
  return NULL;
}

int pk_load_linear_algebra(void) {
#if defined(__APPLE__)
  const char *const blas[] = {"/System/Library/Frameworks/Accelerate.framework/Accelerate", NULL};
  const char *const lapack[] = {NULL};
#else
  const char *const blas[] = {"libblas.so.3", "libopenblas.so.0", "libopenblas.so", NULL};
  const char *const lapack[] = {"liblapack.so.3", "libopenblas.so.0", "libopenblas.so", NULL};
#endif
  // Read by OpenBLAS as it is loaded, so that it starts no thread that nobody wants.
  const int is_ours = getenv("OPENBLAS_NUM_THREADS") == NULL;
  if (is_ours) setenv("OPENBLAS_NUM_THREADS", "1", 0);
  void *const libraries[2] = {open_first(blas), open_first(lapack)};
  if (is_ours) unsetenv("OPENBLAS_NUM_THREADS");
  int complete = 1;
#define PK_FIND(field, name) \
  if (!(*(void **)&pk_routines.field = find(libraries, name))) complete = 0
  PK_FIND(dgemm, "cblas_dgemm");
  PK_FIND(dgemv, "cblas_dgemv");
  PK_FIND(dsyrk, "cblas_dsyrk");
  PK_FIND(dtrsm, "cblas_dtrsm");
  PK_FIND(dsyevd, "dsyevd_");
  PK_FIND(dsygvd, "dsygvd_");
  PK_FIND(dgesdd, "dgesdd_");
  PK_FIND(dgelsd, "dgelsd_");
  PK_FIND(dpotrf, "dpotrf_");
  PK_FIND(dpotrs, "dpotrs_");
  PK_FIND(dpotri, "dpotri_");
#undef PK_FIND
  return complete;
}
