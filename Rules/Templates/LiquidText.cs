using System.Text.Encodings.Web;
using System.Text.Unicode;
using Fluid;
using Fluid.Parser;

namespace OrleansNotify.Templates;

/// <summary>One part of a template, parsed: safe to keep and to render at once by many.</summary>
internal sealed class LiquidText
{
    private static readonly HtmlEncoder Html = HtmlEncoder.Create(UnicodeRanges.All);
    private static readonly LiquidParser Parser = new();
    private static readonly TemplateOptions Options = MakeOptions();

    private readonly IFluidTemplate _template;

    private LiquidText(IFluidTemplate template) => _template = template;

    public static TemplateError? Check(string part, string template)
    {
        if (LiquidShape.Check(part, template) is { } error)
        {
            return error;
        }

        return Parser.TryParse(template, out _, out var problem) ? null : LiquidProblem.Read(part, problem);
    }

    /// <exception cref="TemplateException">It was not checked.</exception>
    public static LiquidText Parse(string part, string template)
    {
        if (LiquidShape.Check(part, template) is { } error)
        {
            throw new TemplateException(error.ToString());
        }

        return Parser.TryParse(template, out var parsed, out var problem)
            ? new LiquidText(new LiquidRewriter().VisitTemplate(parsed))
            : throw new TemplateException(LiquidProblem.Read(part, problem).ToString());
    }

    /// <exception cref="TemplateException">It fails with this model, or needs too much.</exception>
    public string Render(LiquidScope scope, bool isHtml)
    {
        var context = scope.Context(Options);
        using var writer = new CappedWriter(context.Meter);
        try
        {
            var rendering = _template.RenderAsync(writer, isHtml ? Html : NullEncoder.Default, context);
            return rendering.IsCompletedSuccessfully ? writer.ToString() : Finished(rendering, writer);
        }
        catch (Exception problem) when (problem is not (TemplateException or OutOfMemoryException))
        {
            // The library throws what its parts throw, for whatever a stranger's template and event come to: overflow, format, index, cast.
            throw new TemplateException(problem is OperationCanceledException ? "the template took too long" : problem.Message, problem);
        }
    }

    // Nothing that a template can call waits.
    private static string Finished(ValueTask rendering, CappedWriter writer)
    {
        rendering.AsTask().GetAwaiter().GetResult();
        return writer.ToString();
    }

    private static TemplateOptions MakeOptions()
    {
        var options = new TemplateOptions
        {
            MaxSteps = 15_000,
            MaxRecursion = 20,
            StrictFilters = true,
            FileProvider = new Microsoft.Extensions.FileProviders.NullFileProvider(),
            MemberAccessStrategy = new NoMembers(),
            // A template that reads the clock would not render the same twice: event.at is there.
            Now = () => DateTimeOffset.UnixEpoch,
            TimeZone = TimeZoneInfo.Utc,
            ModelNamesComparer = StringComparer.Ordinal,
        };
        LiquidFilters.AddTo(options);
        return options;
    }

    private sealed class NoMembers : MemberAccessStrategy
    {
        public override IMemberAccessor? GetAccessor(Type type, string name) => null;

        public override void Register(Type type, IEnumerable<KeyValuePair<string, IMemberAccessor>> accessors)
        {
        }
    }
}
