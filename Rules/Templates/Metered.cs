using Fluid;
using Fluid.Ast;
using Fluid.Values;

namespace OrleansNotify.Templates;

/// <summary>An expression whose value is looked at as a whole.</summary>
/// <param name="max">How large it may be.</param>
internal sealed class Metered(Expression inner, int max = LiquidMeter.MaxText) : Expression
{
    /// <summary>What is searched for in a text: a search for a long text in a long one takes their product.</summary>
    public const int MaxSearched = 256;

    public override async ValueTask<FluidValue> EvaluateAsync(TemplateContext context)
    {
        var value = await inner.EvaluateAsync(context);
        return LiquidContext.Of(context).Meter.Weigh(value, context) <= max + 1 ? value : throw new TemplateException($"a text of more than {max} characters");
    }

    protected override Expression Accept(AstVisitor visitor) => this;
}
