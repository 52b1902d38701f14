// The LAPACK routines that Pondera calls, by their Fortran symbols.
//
// LP64: INTEGER is 32 bits. Arguments go by pointer; each CHARACTER argument has a hidden length at the end of the list,
// of type size_t since gfortran 8. The inline functions take scalars by value and return `info`, so that these
// conventions are written down once.
#ifndef PONDERA_CLAPACK_SHIM_H
#define PONDERA_CLAPACK_SHIM_H

#include <stddef.h>

_Static_assert(sizeof(int) == 4, "LP64: the Fortran INTEGER of LAPACK must have the size of int");

void dsyevd_(const char *jobz, const char *uplo, const int *n, double *a, const int *lda, double *w, double *work,
             const int *lwork, int *iwork, const int *liwork, int *info, size_t jobz_length, size_t uplo_length);

void dsygvd_(const int *itype, const char *jobz, const char *uplo, const int *n, double *a, const int *lda, double *b,
             const int *ldb, double *w, double *work, const int *lwork, int *iwork, const int *liwork, int *info,
             size_t jobz_length, size_t uplo_length);

void dgesdd_(const char *jobz, const int *m, const int *n, double *a, const int *lda, double *s, double *u,
             const int *ldu, double *vt, const int *ldvt, double *work, const int *lwork, int *iwork, int *info,
             size_t jobz_length);

void dgelsd_(const int *m, const int *n, const int *nrhs, double *a, const int *lda, double *b, const int *ldb,
             double *s, const double *rcond, int *rank, double *work, const int *lwork, int *iwork, int *info);

void dpotrf_(const char *uplo, const int *n, double *a, const int *lda, int *info, size_t uplo_length);

void dpotrs_(const char *uplo, const int *n, const int *nrhs, const double *a, const int *lda, double *b,
             const int *ldb, int *info, size_t uplo_length);

void dpotri_(const char *uplo, const int *n, double *a, const int *lda, int *info, size_t uplo_length);

/// Eigenvalues (ascending) and eigenvectors of a symmetric matrix given by its lower triangle.
static inline int clapack_dsyevd(int n, double *a, double *w, double *work, int lwork, int *iwork, int liwork) {
  int info = 0;
  dsyevd_("V", "L", &n, a, &n, w, work, &lwork, iwork, &liwork, &info, 1, 1);
  return info;
}

/// Eigenvalues (ascending) and eigenvectors of A x = lambda B x, both given by their lower triangles.
static inline int clapack_dsygvd(int n, double *a, double *b, double *w, double *work, int lwork, int *iwork,
                                 int liwork) {
  int itype = 1, info = 0;
  dsygvd_(&itype, "V", "L", &n, a, &n, b, &n, w, work, &lwork, iwork, &liwork, &info, 1, 1);
  return info;
}

/// Thin singular value decomposition: u is m by min(m, n), vt is min(m, n) by n.
static inline int clapack_dgesdd(int m, int n, double *a, double *s, double *u, double *vt, double *work, int lwork,
                                 int *iwork) {
  int info = 0, k = m < n ? m : n;
  dgesdd_("S", &m, &n, a, &m, s, u, &m, vt, &k, work, &lwork, iwork, &info, 1);
  return info;
}

/// Minimum-norm least squares; b has max(m, n) rows.
static inline int clapack_dgelsd(int m, int n, int nrhs, double *a, double *b, double *s, double rcond, int *rank,
                                 double *work, int lwork, int *iwork) {
  int info = 0, ldb = m > n ? m : n;
  dgelsd_(&m, &n, &nrhs, a, &m, b, &ldb, s, &rcond, rank, work, &lwork, iwork, &info);
  return info;
}

/// Lower Cholesky factor, in place.
static inline int clapack_dpotrf(int n, double *a) {
  int info = 0;
  dpotrf_("L", &n, a, &n, &info, 1);
  return info;
}

/// Solves A X = B given the lower Cholesky factor of A; B is overwritten by X.
static inline int clapack_dpotrs(int n, int nrhs, const double *a, double *b) {
  int info = 0;
  dpotrs_("L", &n, &nrhs, a, &n, b, &n, &info, 1);
  return info;
}

/// Lower triangle of the inverse given the lower Cholesky factor, in place.
static inline int clapack_dpotri(int n, double *a) {
  int info = 0;
  dpotri_("L", &n, a, &n, &info, 1);
  return info;
}

#endif
