using System.Reflection;
using Microsoft.AspNetCore.Http.Metadata;
using OrleansNotify.Edge;
using OrleansNotify.OpenApi;

namespace OrleansNotify.Inboxes;

/// <summary><c>?limit=1..100&amp;before=seq&amp;unread=true</c>, plain decimal digits only; <c>dismissed</c>, <c>archived</c> and <c>snoozed</c> list these as well.</summary>
internal sealed class PageQuery : IRejectable, IEndpointParameterMetadataProvider
{
    private const int DefaultLimit = 20;
    private const int MaxLimit = 100;

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
        var query = context.Request.Query;
        var isValid = QueryNumber.TryLimit(query, MaxLimit, DefaultLimit, out var limit) & QueryNumber.TryRead(query, "before", out var before)
            & TryFlag(query["unread"], out var isUnreadOnly) & TryFlag(query["dismissed"], out var withDismissed)
            & TryFlag(query["archived"], out var withArchived) & TryFlag(query["snoozed"], out var withSnoozed)
            && (before is null or >= 1);
        return ValueTask.FromResult(isValid
            ? new PageQuery
            {
                Limit = limit,
                Before = before,
                Filter = new InboxFilter(isUnreadOnly, withDismissed, withArchived, withSnoozed),
            }
            : new PageQuery { Rejection = Problems.CursorMalformed });
    }

    private static bool TryFlag(string? text, out bool flag)
    {
        flag = text == "true";
        return text is null or "true" or "false";
    }
}
