enum LinearAssignment {
  static func columns(minimizing costs: [[Double]]) -> [Int] {
    let n = costs.count
    var u = [Double](repeating: 0, count: n + 1), v = u
    var match = [Int](repeating: 0, count: n + 1), way = match
    for i in 1...n {
      match[0] = i
      var j0 = 0
      var least = [Double](repeating: .infinity, count: n + 1)
      var used = [Bool](repeating: false, count: n + 1)
      repeat {
        used[j0] = true
        let i0 = match[j0]
        var delta = Double.infinity, j1 = 0
        for j in 1...n where !used[j] {
          let c = costs[i0 - 1][j - 1] - u[i0] - v[j]
          if c < least[j] { least[j] = c; way[j] = j0 }
          if least[j] < delta { delta = least[j]; j1 = j }
        }
        for j in 0...n { if used[j] { u[match[j]] += delta; v[j] -= delta } else { least[j] -= delta } }
        j0 = j1
      } while match[j0] != 0
      repeat { let j1 = way[j0]; match[j0] = match[j1]; j0 = j1 } while j0 != 0
    }
    var columns = [Int](repeating: 0, count: n)
    for j in 1...n { columns[match[j] - 1] = j - 1 }
    return columns
  }
}
