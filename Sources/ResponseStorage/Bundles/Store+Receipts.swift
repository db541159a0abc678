public import SurveyBasics
public import SurveyModel

extension Store {
  /// Writes down that this store holds what a bundle brought.
  ///
  /// Call it when the records are in the store for good. The receipt travels
  /// back in the next bundle, and the sender may then archive what it names.
  /// Merging the same bundle again writes no second one.
  ///
  /// - Parameters:
  ///   - bundle: The SHA-256 of the bundle, as in its closing line.
  ///   - records: The ids of all its records that the store holds, in any order.
  ///   - at: When.
  /// - Returns: The receipt, or the one that was there already.
  /// - Throws: ``StorageError``.
  @discardableResult
  public func acknowledge(
    bundle: String, records: some Sequence<String>, at: Timestamp
  ) throws(StorageError) -> Receipt {
    let held = Array(Set(records))
    let receipt = Receipt(
      bundle: bundle, store: description.id, records: held, by: description.interviewer, at: at)
    if let former = try ownReceipts().first(where: {
      $0.bundle == receipt.bundle && $0.records == receipt.records
    }) {
      return former
    }
    let record = try recording("the receipt") { () throws(RecordError) in
      try CheckedRecord(.receipt, naming: receipt.record)
    }
    try add(record)
    var named = receipt
    named.recordID = record.id
    return named
  }

  /// The bundle that was written before one that has come, and never came itself.
  ///
  /// - Parameter header: The first line of the bundle that has come.
  /// - Returns: The SHA-256 of the missing bundle: a stick was lost or is still on
  ///   its way. Nil when the chain is whole.
  /// - Throws: ``StorageError``.
  public func missingBundle(before header: BundleHeader) throws(StorageError) -> String? {
    guard let after = header.after, header.store != description.id else { return nil }
    return try ownReceipts().contains { $0.bundle == after } ? nil : after
  }

  /// The receipts that this store has written itself.
  private func ownReceipts() throws(StorageError) -> [Receipt] {
    var receipts: [Receipt] = []
    for location in try receiptLocations() {
      let record = try checkedRecord(at: location)
      receipts.append(
        try recording("\(root)/\(location.path)") { () throws(RecordError) in
          try Receipt(record: record.object)
        })
    }
    return receipts.filter { $0.store == description.id }
  }
}
