import ResponseStorage

/// What a merge brought, and what people should look at.
public struct MergeReport: Sendable {
  /// What came of one source.
  public struct Source: Hashable, Sendable {
    /// How far a source could be used.
    public enum Status: String, Sendable {
      /// Everything in it was read.
      case whole
      /// Something in it was quarantined.
      case damaged
      /// Nothing in it was used.
      case refused
    }

    /// Its path.
    public var name: String
    /// `bundle`, `store` or `files`.
    public var kind: String
    /// The records in it, whatever became of them.
    public var read = 0
    /// Those that the store did not hold before.
    public var new = 0
    /// Those that it held already.
    public var known = 0
    /// Responses among the new and known that a later revision replaces.
    public var superseded = 0
    /// Responses among the new and known that are one side of a conflict.
    public var conflicts = 0
    /// Of the new and known, those whose content a tombstone keeps out.
    public var withheld = 0
    /// What could not be used.
    public var quarantined = 0
    /// Where that stands and why, the first ``mostListed`` of it.
    public var quarantine: [Quarantined] = []
    /// Files that hold no records by their names, the first ``mostListed``.
    public var skipped: [String] = []
    /// The SHA-256 of a bundle.
    public var bundle: String?
    /// How far it could be used.
    public var status = Status.whole

    /// The most places that are listed of one source.
    public static let mostListed = 10_000

    /// Whether every record that was read is accounted for.
    public var isBalanced: Bool { read == new + known + quarantined }

    init(name: String, kind: String) {
      self.name = name
      self.kind = kind
    }
  }

  /// Something that could not be used.
  public struct Quarantined: Hashable, Sendable {
    /// The file, and the line where there are lines.
    public var place: String
    /// Why, in full sentences.
    public var reason: String
  }

  /// A response with revisions that nobody has brought together.
  public struct Conflict: Hashable, Sendable {
    /// The response.
    public var responseID: String
    /// The ids of the revisions.
    public var heads: [String]
    /// The keys of the questions in which they differ; nil when they could not
    /// be compared.
    public var questions: [String]?
    /// Whether the revisions have no common beginning: two interviews under one id.
    public var isUnrelated: Bool
  }

  /// A unit for which there is more than one response to the same questionnaire.
  public struct UnitTwice: Hashable, Sendable {
    /// The unit.
    public var unit: String
    /// The id of the questionnaire.
    public var questionnaire: String
    /// The responses, ordered.
    public var responses: [String]
  }

  /// Records that others name and the store does not hold.
  public struct Missing: Hashable, Sendable {
    /// What is named.
    public enum What: String, Sendable, CaseIterable {
      /// A revision that another one names as its parent.
      case parent
      /// The events of a response.
      case events
      /// The files of a questionnaire.
      case questionnaire
      /// A bundle that the next one of the same installation names.
      case bundle
    }

    /// What is missing.
    public var what: What
    /// How many are missing.
    public var count: Int
    /// Some of them, by what names them.
    public var examples: [String]
  }

  /// A personal part that is not the one that its response names.
  public struct Mismatch: Hashable, Sendable {
    /// The id of the personal part.
    public var id: String
  }

  /// An id and version of a questionnaire under which different files were asked.
  public struct QuestionnaireTwice: Hashable, Sendable {
    /// The id.
    public var id: String
    /// The version.
    public var version: String
    /// The identities of the files, ordered.
    public var hashes: [String]
  }

  /// The sources, in the order in which they were named and found.
  public internal(set) var sources: [Source] = []
  /// The responses in conflict, ordered by id, the first ``Source/mostListed``.
  public internal(set) var conflicts: [Conflict] = []
  /// How many responses are in conflict.
  public internal(set) var conflictCount = 0
  /// The units that were interviewed twice, ordered.
  public internal(set) var unitsTwice: [UnitTwice] = []
  /// What is missing.
  public internal(set) var missing: [Missing] = []
  /// Personal parts that do not belong where they say.
  public internal(set) var mismatches: [Mismatch] = []
  /// Questionnaires whose files differ under one id and version.
  public internal(set) var questionnairesTwice: [QuestionnaireTwice] = []
  /// Records of the store itself that could not be read.
  public internal(set) var troubles: [String] = []
  /// The name of the segment that was written; nil when nothing was new.
  public internal(set) var id: String?
  /// Where the lines lie that could not be used; nil when there are none.
  public internal(set) var quarantinePath: String?
  /// Responses whose content went because of a tombstone.
  public internal(set) var removed = 0
  /// Whether nothing was written.
  public internal(set) var isDryRun = false
  /// The bytes of memory that the ids of the store and of the sources took.
  public internal(set) var indexBytes = 0

  /// The numbers of all sources together.
  public var totals: Source {
    sources.reduce(into: Source(name: "", kind: "")) { sum, source in
      sum.read += source.read
      sum.new += source.new
      sum.known += source.known
      sum.superseded += source.superseded
      sum.conflicts += source.conflicts
      sum.withheld += source.withheld
      sum.quarantined += source.quarantined
    }
  }

  /// Adds what could not be read of the store, each file once.
  mutating func tell(of index: RecordIndex) {
    for trouble in index.troubles.map(\.description) where !troubles.contains(trouble) {
      troubles.append(trouble)
    }
  }

  /// Whether somebody has to look: a conflict is open or something was quarantined.
  public var hasFindings: Bool { conflictCount > 0 || totals.quarantined > 0 }
}
