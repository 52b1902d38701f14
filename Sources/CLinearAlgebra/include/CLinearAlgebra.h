// The BLAS and LAPACK routines that Pondera calls, from whichever libraries the machine has.
//
// The libraries are loaded when they are first needed and not when the program starts: OpenBLAS starts threads as it is loaded,
// which spin for tens of milliseconds, and most commands need no matrix at all.
//
// LP64: INTEGER is 32 bits. Fortran arguments go by pointer; each CHARACTER argument has a hidden length at the end of the
// list, of type size_t since gfortran 8. The inline functions take scalars by value and return `info`, so that these
// conventions are written down once. None may be called before pk_load_linear_algebra() has returned 1.
//
// One call runs at a time. OpenBLAS works in a piece of memory of 128 MB for each call under way, which it keeps for the next,
// and where the system does not give it one it asks again without end; so it is never asked for a second. What we compute with
// these routines is small beside what our own loops do.
#ifndef PONDERA_CLINEAR_ALGEBRA_H
#define PONDERA_CLINEAR_ALGEBRA_H

#include <cblas.h>
#include <pthread.h>
#include <stddef.h>

// Libraries with 64-bit integers export the same names: a header that announces them would link and compute nonsense.
#if defined(OPENBLAS_USE64BITINT) || defined(WeirdNEC)
#error "Pondera needs a BLAS with 32-bit integers (LP64): install libblas-dev or libopenblas-dev, not a 64-bit-integer variant."
#endif

_Static_assert(sizeof(int) == 4, "LP64: the Fortran INTEGER of LAPACK must have the size of int");

/// The routines, where they were loaded.
typedef struct {
  __typeof__(&cblas_dgemm) dgemm;
  __typeof__(&cblas_dgemv) dgemv;
  __typeof__(&cblas_dsyrk) dsyrk;
  __typeof__(&cblas_dtrsm) dtrsm;
  void (*dsyevd)(const char *jobz, const char *uplo, const int *n, double *a, const int *lda, double *w, double *work,
         const int *lwork, int *iwork, const int *liwork, int *info, size_t jobz_length, size_t uplo_length);
  void (*dsygvd)(const int *itype, const char *jobz, const char *uplo, const int *n, double *a, const int *lda, double *b,
         const int *ldb, double *w, double *work, const int *lwork, int *iwork, const int *liwork, int *info,
         size_t jobz_length, size_t uplo_length);
  void (*dgesdd)(const char *jobz, const int *m, const int *n, double *a, const int *lda, double *s, double *u,
         const int *ldu, double *vt, const int *ldvt, double *work, const int *lwork, int *iwork, int *info,
         size_t jobz_length);
  void (*dgelsd)(const int *m, const int *n, const int *nrhs, double *a, const int *lda, double *b, const int *ldb,
         double *s, const double *rcond, int *rank, double *work, const int *lwork, int *iwork, int *info);
  void (*dpotrf)(const char *uplo, const int *n, double *a, const int *lda, int *info, size_t uplo_length);
  void (*dpotrs)(const char *uplo, const int *n, const int *nrhs, const double *a, const int *lda, double *b,
         const int *ldb, int *info, size_t uplo_length);
  void (*dpotri)(const char *uplo, const int *n, double *a, const int *lda, int *info, size_t uplo_length);
} PKRoutines;

extern PKRoutines pk_routines;

/// Held while a routine runs.
extern pthread_mutex_t pk_gate;

static inline void pk_enter(void) { pthread_mutex_lock(&pk_gate); }
static inline void pk_leave(void) { pthread_mutex_unlock(&pk_gate); }

/// Finds the routines; OpenBLAS is told to use one thread. Not to be called by two threads at once.
///
/// Returns 1 when all are there, else 0.
int pk_load_linear_algebra(void);

/// Why the last loading did not find the routines, as the system says it; empty when it did.
const char *pk_loading_reason(void);

/// Tries whether the system gives `size` bytes at once, and if so has the library take its memory now.
///
/// Returns 1 when it has, and 0 when the memory is not there; the library has not been called then.
int pk_take_memory(size_t size);

/// C = A B, either transposed where asked; column-major.
static inline void pk_dgemm(enum CBLAS_TRANSPOSE a_form, enum CBLAS_TRANSPOSE b_form, int m, int n, int k, const double *a,
                            int lda, const double *b, int ldb, double *c, int ldc) {
  pk_enter();
  pk_routines.dgemm(CblasColMajor, a_form, b_form, m, n, k, 1, a, lda, b, ldb, 0, c, ldc);
  pk_leave();
}

/// y = A x, or the transposed of A times x; column-major.
static inline void pk_dgemv(enum CBLAS_TRANSPOSE form, int m, int n, const double *a, const double *x, double *y) {
  pk_enter();
  pk_routines.dgemv(CblasColMajor, form, m, n, 1, a, m, x, 1, 0, y, 1);
  pk_leave();
}

/// Adds the product of the transposed of A (k by n) and A to the lower triangle of C.
static inline void pk_dsyrk(int n, int k, const double *a, double *c) {
  pk_enter();
  pk_routines.dsyrk(CblasColMajor, CblasLower, CblasTrans, n, k, 1, a, k, 1, c, n);
  pk_leave();
}

/// Solves L X = B for the lower triangle L; B is overwritten by X.
static inline void pk_dtrsm(int n, int count, const double *l, double *b) {
  pk_enter();
  pk_routines.dtrsm(CblasColMajor, CblasLeft, CblasLower, CblasNoTrans, CblasNonUnit, n, count, 1, l, n, b, n);
  pk_leave();
}

/// Eigenvalues (ascending) and eigenvectors of a symmetric matrix given by its lower triangle.
static inline int clapack_dsyevd(int n, double *a, double *w, double *work, int lwork, int *iwork, int liwork) {
  int info = 0;
  pk_enter();
  pk_routines.dsyevd("V", "L", &n, a, &n, w, work, &lwork, iwork, &liwork, &info, 1, 1);
  pk_leave();
  return info;
}

/// Eigenvalues (ascending) and eigenvectors of A x = lambda B x, both given by their lower triangles.
static inline int clapack_dsygvd(int n, double *a, double *b, double *w, double *work, int lwork, int *iwork,
                                 int liwork) {
  int itype = 1, info = 0;
  pk_enter();
  pk_routines.dsygvd(&itype, "V", "L", &n, a, &n, b, &n, w, work, &lwork, iwork, &liwork, &info, 1, 1);
  pk_leave();
  return info;
}

/// Thin singular value decomposition: u is m by min(m, n), vt is min(m, n) by n.
static inline int clapack_dgesdd(int m, int n, double *a, double *s, double *u, double *vt, double *work, int lwork,
                                 int *iwork) {
  int info = 0, k = m < n ? m : n;
  pk_enter();
  pk_routines.dgesdd("S", &m, &n, a, &m, s, u, &m, vt, &k, work, &lwork, iwork, &info, 1);
  pk_leave();
  return info;
}

/// Minimum-norm least squares; b has max(m, n) rows.
static inline int clapack_dgelsd(int m, int n, int nrhs, double *a, double *b, double *s, double rcond, int *rank,
                                 double *work, int lwork, int *iwork) {
  int info = 0, ldb = m > n ? m : n;
  pk_enter();
  pk_routines.dgelsd(&m, &n, &nrhs, a, &m, b, &ldb, s, &rcond, rank, work, &lwork, iwork, &info);
  pk_leave();
  return info;
}

/// Lower Cholesky factor, in place.
static inline int clapack_dpotrf(int n, double *a) {
  int info = 0;
  pk_enter();
  pk_routines.dpotrf("L", &n, a, &n, &info, 1);
  pk_leave();
  return info;
}

/// Solves A X = B given the lower Cholesky factor of A; B is overwritten by X.
static inline int clapack_dpotrs(int n, int nrhs, const double *a, double *b) {
  int info = 0;
  pk_enter();
  pk_routines.dpotrs("L", &n, &nrhs, a, &n, b, &n, &info, 1);
  pk_leave();
  return info;
}

/// Lower triangle of the inverse given the lower Cholesky factor, in place.
static inline int clapack_dpotri(int n, double *a) {
  int info = 0;
  pk_enter();
  pk_routines.dpotri("L", &n, a, &n, &info, 1);
  pk_leave();
  return info;
}

#endif
