import SurveyModel

/// What can be taken back and made again.
struct History {
  /// One change: what it did, and by which action.
  struct Frame {
    let mutations: [Mutation]
    let action: JournalEvent.Action
  }

  var undoable: [Frame] = []
  var redoable: [Frame] = []
  /// What showing the present language changed since the last step.
  var language: [Mutation] = []
}
