import Expressions
import Testing

@Suite struct ExpressionParserTests {
  @Test func `p`() throws {
    let tree = try ExpressionTree(parsing: "${a} > 5 and ${b} = 'x'")
    #expect(tree.description == "${a} > 5 and ${b} = 'x'")
  }
}
