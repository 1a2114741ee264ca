using Fluid.Ast;
using Fluid.Ast.BinaryExpressions;

namespace OrleansNotify.Templates;

/// <summary>Puts the meter where the library does work or takes memory that its own step count does not see.</summary>
internal sealed class LiquidRewriter : AstRewriter
{
    protected override Statement VisitCaptureStatement(CaptureStatement captureStatement)
        => new MeteredCapture(captureStatement.Identifier, [.. captureStatement.Statements.Select(statement => Visit(statement)!)]);

    protected override Expression VisitRangeExpression(RangeExpression rangeExpression)
        => new BoundedRange(Meter(rangeExpression.From), Meter(rangeExpression.To));

    protected override Statement VisitForStatement(ForStatement forStatement)
        => new ForStatement(
            [.. forStatement.Statements.Select(statement => Visit(statement)!)],
            forStatement.Identifier,
            new Metered(Visit(forStatement.Source)!),
            MeterIfAny(forStatement.Limit),
            MeterIfAny(forStatement.Offset),
            forStatement.Reversed,
            Visit(forStatement.Else) as ElseStatement);

    protected override Statement VisitCaseStatement(CaseStatement caseStatement)
        => new CaseStatement(
            Meter(caseStatement.Expression),
            Visit(caseStatement.Else) as ElseStatement,
            [.. caseStatement.Whens.Select(when => new WhenStatement(
                [.. when.Options.Select(Meter)], [.. when.Statements.Select(statement => Visit(statement)!)]))]);

    protected override Expression VisitEqualBinaryExpression(EqualBinaryExpression equalBinaryExpression)
        => new EqualBinaryExpression(Meter(equalBinaryExpression.Left), Meter(equalBinaryExpression.Right));

    protected override Expression VisitNotEqualBinaryExpression(NotEqualBinaryExpression notEqualBinaryExpression)
        => new NotEqualBinaryExpression(Meter(notEqualBinaryExpression.Left), Meter(notEqualBinaryExpression.Right));

    protected override Expression VisitContainsBinaryExpression(ContainsBinaryExpression containsBinaryExpression)
        => new ContainsBinaryExpression(Meter(containsBinaryExpression.Left), new Metered(Visit(containsBinaryExpression.Right)!, Metered.MaxSearched));

    protected override Expression VisitLowerThanBinaryExpression(LowerThanBinaryExpression lowerThanBinaryExpression)
        => new LowerThanBinaryExpression(
            Meter(lowerThanBinaryExpression.Left), Meter(lowerThanBinaryExpression.Right), lowerThanBinaryExpression.Strict);

    protected override Expression VisitGreaterThanBinaryExpression(GreaterThanBinaryExpression greaterThanBinaryExpression)
        => new GreaterThanBinaryExpression(
            Meter(greaterThanBinaryExpression.Left), Meter(greaterThanBinaryExpression.Right), greaterThanBinaryExpression.Strict);

    protected override Statement VisitCycleStatement(CycleStatement cycleStatement)
        => new CycleStatement(MeterIfAny(cycleStatement.Group), [.. cycleStatement.Values.Select(value => Visit(value)!)]);

    protected override Expression VisitMemberExpression(MemberExpression memberExpression)
        => new MemberExpression([.. memberExpression.Segments.Select(segment
            => segment is IndexerSegment indexer ? new IndexerSegment(Meter(indexer.Expression)) : segment)]);

    private Metered? MeterIfAny(Expression? expression) => expression is null ? null : Meter(expression);

    private Metered Meter(Expression expression) => new(Visit(expression)!);
}
