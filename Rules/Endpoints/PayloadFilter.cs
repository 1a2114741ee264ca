using System.Text;
using System.Text.Json;

namespace OrleansNotify.Endpoints;

/// <summary>A condition on the payload, as an endpoint's owner writes it; the grammar is in <c>docs/endpoints.md</c>.</summary>
public sealed class PayloadFilter
{
    public const int MaxLength = 8_192;
    private const int MaxDepth = 12;
    private const int MaxValues = 500;

    private readonly FilterNode _root;

    private PayloadFilter(FilterNode root) => _root = root;

    /// <param name="problem">What is wrong and where, in words for its author; empty when nothing is.</param>
    public static bool TryParse(string json, out PayloadFilter filter, out string problem) => TryParse(json, MaxValues, out filter, out problem);

    /// <summary>One that was saved, perhaps before all lists together had a bound.</summary>
    public static bool TryLoad(string json, out PayloadFilter filter) => TryParse(json, int.MaxValue, out filter, out _);

    private static bool TryParse(string json, int mostValues, out PayloadFilter filter, out string problem)
    {
        (filter, problem) = (null!, "");
        if (Encoding.UTF8.GetByteCount(json) > MaxLength)
        {
            problem = $"it is longer than {MaxLength} bytes";
            return false;
        }

        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = MaxDepth });
            filter = new PayloadFilter(new FilterParser(mostValues).Root(document.RootElement));
            return true;
        }
        catch (FilterException e)
        {
            problem = e.Message;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            problem = $"it is not JSON of at most {MaxDepth} levels";
        }

        return false;
    }

    /// <param name="steps">What it took; the payload itself was read as well.</param>
    public FilterVerdict Evaluate(ReadOnlyMemory<byte> payload, out int steps)
    {
        var run = new FilterRun();
        try
        {
            using var document = JsonDocument.Parse(payload);
            var holds = _root.Holds(document.RootElement, run);
            return run.IsOverBudget ? FilterVerdict.OverBudget : holds ? FilterVerdict.Match : FilterVerdict.NoMatch;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // Nothing that is not JSON comes into the log.
            return FilterVerdict.NoMatch;
        }
        finally
        {
            steps = run.Steps;
        }
    }
}
