using System.Globalization;
using System.Reflection;
using Microsoft.AspNetCore.Http.Metadata;
using OrleansNotify.Edge;
using OrleansNotify.OpenApi;

namespace OrleansNotify.Activity;

/// <summary><c>?actor=&amp;action=&amp;subject=&amp;from=&amp;to=&amp;limit=&amp;before=</c>; <c>from</c> is inclusive, <c>to</c> is not; an action is exact or <c>endpoint.*</c>.</summary>
internal sealed class ActivityArguments : IRejectable, IEndpointParameterMetadataProvider
{
    private const int MaxLimit = 200;
    private const int UsualLimit = 50;
    private const int MaxTextLength = 320;
    private const string Any = ".*";

    private string? _actor;
    private string? _action;
    private string? _subject;
    private DateTimeOffset? _from;
    private DateTimeOffset? _to;
    private ActivityPosition? _before;
    private int _limit;

    public Problem? Rejection { get; private set; }

    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder)
        => builder.Add(
            Argument.Limit(MaxLimit, UsualLimit),
            new Argument("before", "The next of an earlier page."),
            new Argument("actor", "Who did it."),
            new Argument("action", "What was done: all of the word, or endpoint.* for all that was done to endpoints."),
            new Argument("subject", "What it was done to."),
            Argument.Time("from", "From here on."),
            Argument.Time("to", "Before this."),
            new Refusals(400));

    public static ValueTask<ActivityArguments> BindAsync(HttpContext context, ParameterInfo _)
    {
        var query = context.Request.Query;
        var arguments = new ActivityArguments { _actor = Text(query["actor"]), _action = Text(query["action"]), _subject = Text(query["subject"]) };
        arguments.Rejection = arguments.Check(query);
        return ValueTask.FromResult(arguments);
    }

    public ActivityQuery Query(string tenant)
    {
        var isArea = _action?.EndsWith(Any, StringComparison.Ordinal) == true;
        return new ActivityQuery(
            tenant, _limit, _actor, isArea ? null : _action, isArea ? _action![..^Any.Length] : null, _subject, _from, _to, _before);
    }

    private Problem? Check(IQueryCollection query)
    {
        if (!TryTime(query["from"], out _from) || !TryTime(query["to"], out _to))
        {
            return Problems.PageMalformed("from and to are times such as 2026-01-31T12:00:00Z.");
        }

        if (!QueryNumber.TryLimit(query, MaxLimit, UsualLimit, out _limit) || !TryBefore(query["before"]))
        {
            return Problems.PageMalformed($"limit is 1 to {MaxLimit}, before is the next of an earlier page.");
        }

        return new[] { _actor, _action, _subject }.Any(text => text?.Length > MaxTextLength || text?.Contains('\0', StringComparison.Ordinal) == true)
            ? Problems.PageMalformed($"actor, action and subject have at most {MaxTextLength} characters.")
            : null;
    }

    private bool TryBefore(string? text)
    {
        var isPosition = ActivityPosition.TryParse(text, out var position);
        _before = isPosition ? position : null;
        return isPosition || string.IsNullOrEmpty(text);
    }

    private static bool TryTime(string? text, out DateTimeOffset? time)
    {
        var isTime = DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var parsed);
        time = isTime ? parsed : null;
        return isTime || string.IsNullOrEmpty(text);
    }

    /// <summary>An empty choice of a form is none.</summary>
    private static string? Text(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
