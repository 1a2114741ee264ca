using System.Globalization;
using Fluid;
using Fluid.Ast;
using Fluid.Values;

namespace OrleansNotify.Templates;

/// <summary><c>(1..5)</c>, which the library makes a list of, however long.</summary>
internal sealed class BoundedRange(Expression from, Expression to) : Expression
{
    private const int MaxLength = 10_000;

    public override async ValueTask<FluidValue> EvaluateAsync(TemplateContext context)
    {
        var first = decimal.Truncate((await from.EvaluateAsync(context)).ToNumberValue());
        var last = decimal.Truncate((await to.EvaluateAsync(context)).ToNumberValue());
        if (last - first >= MaxLength)
        {
            throw new TemplateException(string.Create(CultureInfo.InvariantCulture, $"a range of more than {MaxLength} numbers"));
        }

        var length = Math.Max(0, (int)(last - first) + 1);
        LiquidContext.Of(context).Meter.Charge(length);
        return new ArrayValue([.. Enumerable.Range(0, length).Select(i => NumberValue.Create(first + i))]);
    }

    protected override Expression Accept(AstVisitor visitor) => this;
}
