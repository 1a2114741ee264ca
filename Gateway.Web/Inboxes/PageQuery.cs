using System.Reflection;
using Microsoft.AspNetCore.Http.Metadata;
using OrleansNotify.Http;

namespace OrleansNotify.Inboxes;

/// <summary><c>?limit=1..100&amp;before=seq&amp;unread=true</c>, plain decimal digits only; <c>dismissed</c>, <c>archived</c> and <c>snoozed</c> list these as well.</summary>
internal sealed class PageQuery : IRejectable, IEndpointParameterMetadataProvider
{
    private const int DefaultLimit = 20;
    private const int MaxLimit = 100;
    private const string BeforeRule = "before is the nextBefore of an earlier page.";

    public int Limit { get; private init; } = DefaultLimit;

    public long? Before { get; private init; }

    public InboxFilter Filter { get; private init; } = InboxFilter.Shown;

    public Problem? Rejection { get; private init; }

    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder)
        => builder.Add(
            Argument.Limit(MaxLimit, DefaultLimit),
            Argument.Number("before", "The nextBefore of an earlier page."),
            Argument.Flag("unread", "Only what is not read."),
            Argument.Flag("dismissed", "Also what was dismissed."),
            Argument.Flag("archived", "Also what was archived."),
            Argument.Flag("snoozed", "Also what is snoozed."),
            new Refusals(400));

    public static ValueTask<PageQuery> BindAsync(HttpContext context, ParameterInfo _)
    {
        var query = new QueryReader(context.Request.Query);
        var (limit, before) = (query.Limit(MaxLimit, DefaultLimit), query.Number("before", BeforeRule));
        var filter = new InboxFilter(query.Flag("unread"), query.Flag("dismissed"), query.Flag("archived"), query.Flag("snoozed"));
        if (before < 1)
        {
            query.Wrong(BeforeRule, before);
        }

        return ValueTask.FromResult(new PageQuery { Limit = limit, Before = before, Filter = filter, Rejection = query.Problem });
    }
}
