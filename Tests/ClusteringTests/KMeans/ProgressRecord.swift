import Parallelism
import Synchronization

/// Keeps what was heard of the progress, from any thread.
final class ProgressRecord: Sendable {
  private let heard = Mutex<[WorkProgress]>([])

  var all: [WorkProgress] { heard.withLock { $0 } }

  func add(_ progress: WorkProgress) { heard.withLock { $0.append(progress) } }
}
