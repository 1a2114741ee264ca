using System.Reflection;
using Microsoft.AspNetCore.Http.Metadata;
using OrleansNotify.Http;

namespace OrleansNotify.Activity;

/// <summary><c>?actor=&amp;action=&amp;subject=&amp;from=&amp;to=&amp;limit=&amp;before=&amp;after=</c>; <c>from</c> is inclusive, <c>to</c> is not; an action is exact or <c>endpoint.*</c>.</summary>
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
    private ActivityPosition? _after;
    private int _limit;

    public Problem? Rejection { get; private set; }

    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder)
        => builder.Add(
            Argument.Limit(MaxLimit, UsualLimit),
            new Argument("before", "The next of an earlier page."),
            new Argument("after", "The previous of a later page. Not with before."),
            new Argument("actor", "Who did it."),
            new Argument("action", "What was done: all of the word, or endpoint.* for all that was done to endpoints."),
            new Argument("subject", "What it was done to."),
            Argument.Time("from", "From here on."),
            Argument.Time("to", "Before this."),
            new Refusals(400));

    public static ValueTask<ActivityArguments> BindAsync(HttpContext context, ParameterInfo _)
    {
        var query = new QueryReader(context.Request.Query);
        var arguments = new ActivityArguments
        {
            _actor = query.Text("actor", MaxTextLength),
            _action = query.Text("action", MaxTextLength),
            _subject = query.Text("subject", MaxTextLength),
            _from = query.Time("from"),
            _to = query.Time("to"),
            _limit = query.Limit(MaxLimit, UsualLimit),
            _before = query.Position<ActivityPosition>("before", ActivityPosition.TryParse),
            _after = query.Position<ActivityPosition>("after", ActivityPosition.TryParse),
        };
        query.OneOf(arguments._before, arguments._after);
        arguments.Rejection = query.Problem;
        return ValueTask.FromResult(arguments);
    }

    public ActivityQuery Query(string tenant)
    {
        var isArea = _action?.EndsWith(Any, StringComparison.Ordinal) == true;
        return new ActivityQuery(
            tenant, _limit, _actor, isArea ? null : _action, isArea ? _action![..^Any.Length] : null, _subject, _from, _to, _before, _after);
    }
}
