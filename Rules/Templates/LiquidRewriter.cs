using Fluid.Ast;
using Fluid.Ast.BinaryExpressions;

namespace OrleansNotify.Templates;

/// <summary>Puts the meter where the library does work or takes memory that its own step count does not see.</summary>
internal sealed class LiquidRewriter : AstRewriter
{
    protected override Statement VisitCaptureStatement(CaptureStatement captureStatement)
        => new MeteredCapture(captureStatement.Identifier, [.. captureStatement.Statements.Select(statement => Visit(statement)!)]);

    protected override Expression VisitRangeExpression(RangeExpression rangeExpression)
        => new BoundedRange(Visit(rangeExpression.From)!, Visit(rangeExpression.To)!);

    protected override Statement VisitForStatement(ForStatement forStatement)
        => new ForStatement(
            [.. forStatement.Statements.Select(statement => Visit(statement)!)],
            forStatement.Identifier,
            new Metered(Visit(forStatement.Source)!),
            Visit(forStatement.Limit),
            Visit(forStatement.Offset),
            forStatement.Reversed,
            Visit(forStatement.Else) as ElseStatement);

    protected override Expression VisitEqualBinaryExpression(EqualBinaryExpression equalBinaryExpression)
        => new EqualBinaryExpression(Meter(equalBinaryExpression.Left), Meter(equalBinaryExpression.Right));

    protected override Expression VisitNotEqualBinaryExpression(NotEqualBinaryExpression notEqualBinaryExpression)
        => new NotEqualBinaryExpression(Meter(notEqualBinaryExpression.Left), Meter(notEqualBinaryExpression.Right));

    protected override Expression VisitContainsBinaryExpression(ContainsBinaryExpression containsBinaryExpression)
        => new ContainsBinaryExpression(Meter(containsBinaryExpression.Left), new Metered(Visit(containsBinaryExpression.Right)!, Metered.MaxSearched));

    private Metered Meter(Expression expression) => new(Visit(expression)!);
}
