// The umbrella: what a Swift program imports to have all public rooms at once.
@_exported public import ClusterValidation
@_exported public import Clustering
@_exported public import Criteria
@_exported public import DecisionAnalysis
@_exported public import DecisionCases
@_exported public import LinearAlgebra
@_exported public import Parallelism
@_exported public import Provenance
@_exported public import Segmentation
@_exported public import Tables
