#include "CLinearAlgebra.h"

#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

PKRoutines pk_routines;
pthread_mutex_t pk_gate = PTHREAD_MUTEX_INITIALIZER;

// What is said when the routines are not there.
static char reason[400];

const char *pk_loading_reason(void) { return reason; }

// Keeps the first reason; but that a library under one of several names is not there says less than why another, which is
// there, could not be loaded.
static void note(const char *text) {
  static const char absent[] = "No such file";
  if (!text || (reason[0] && !(strstr(reason, absent) && !strstr(text, absent)))) return;
  snprintf(reason, sizeof reason, "%s", text);
}

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
    note(dlerror());
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
  // Read by OpenBLAS as it is loaded, so that it starts no thread that nobody wants: each would take memory of its own.
  static const char setting[] = "OPENBLAS_NUM_THREADS";
  const char *const set = getenv(setting);
  char *const before = set ? strdup(set) : NULL;
  setenv(setting, "1", 1);
  void *const libraries[2] = {open_first(blas), open_first(lapack)};
  if (before) {
    setenv(setting, before, 1);
    free(before);
  } else {
    unsetenv(setting);
  }
  int complete = 1;
#define PK_FIND(field, name)                                        \
  if (!(*(void **)&pk_routines.field = find(libraries, name))) {    \
    complete = 0;                                                   \
    note("there is no routine " name " in the libraries");          \
  }
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

int pk_take_memory(size_t size) {
  void *const memory = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (memory == MAP_FAILED) return 0;
  munmap(memory, size);
  // Routines that always work in the library's memory, however small the matrix.
  double matrix[1] = {1}, right[1] = {1};
  pk_dtrsm(1, 1, matrix, right);
  return clapack_dpotrf(1, matrix) == 0;
}
