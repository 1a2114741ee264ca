using System.Text.Encodings.Web;
using Fluid;
using Fluid.Ast;
using Fluid.Values;

namespace OrleansNotify.Templates;

/// <summary><c>{% capture %}</c>, which in the library writes without a limit.</summary>
internal sealed class MeteredCapture(string identifier, IReadOnlyList<Statement> statements) : Statement
{
    private const int Begin = 100;

    public override async ValueTask<Completion> WriteToAsync(TextWriter writer, TextEncoder encoder, TemplateContext context)
    {
        context.IncrementSteps();
        LiquidContext.Of(context).Meter.Charge(Begin);
        await using var captured = new CappedWriter(LiquidContext.Of(context).Meter);
        var completion = await statements.RenderStatementsAsync(captured, encoder, context);
        // It was encoded when it was captured.
        context.SetValue(identifier, new StringValue(captured.ToString(), encode: false));
        return completion;
    }

    protected override Statement Accept(AstVisitor visitor) => this;
}
