using System.Globalization;
using System.Text;
using OrleansNotify.Access;

namespace OrleansNotify.Activity;

/// <summary>All entries of a query as a table, read and sent a page at a time.</summary>
internal sealed class ActivityCsv(IActivityLog activity, ActivityQuery query, bool withMark) : IResult
{
    private const int Page = 1_000;
    private const string Mark = "\ufeff";

    public Task ExecuteAsync(HttpContext httpContext)
        => CallerWatch.Download(httpContext, () => CallerWatch.StillReads(httpContext), aborted => Send(httpContext.Response, aborted));

    private async Task Send(HttpResponse response, CancellationToken aborted)
    {
        // The first page before the head: what fails then can still be said.
        var entries = await Read(query.Before ?? ActivityPosition.Top, aborted);
        response.ContentType = "text/csv; charset=utf-8; header=present";
        response.Headers.ContentDisposition = "attachment; filename=\"activity.csv\"";
        // Excel takes a file for one in the machine's old code page unless it begins so.
        await response.WriteAsync((withMark ? Mark : "") + Csv.Row("at", "actor", "action", "subject", "clientAddress"), aborted);
        while (entries.Count > 0)
        {
            await response.WriteAsync(Text(entries), aborted);
            entries = entries.Count < Page ? [] : await Read(ActivityPosition.Of(entries[^1]), aborted);
        }
    }

    private Task<IReadOnlyList<ActivityEntry>> Read(ActivityPosition? before, CancellationToken cancellation)
        => activity.List(query with { Limit = Page, Before = before }, cancellation);

    private static string Text(IReadOnlyList<ActivityEntry> entries)
    {
        var text = new StringBuilder();
        foreach (var entry in entries)
        {
            var at = entry.At.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
            text.Append(Csv.Row(at, entry.Actor, entry.Action, entry.Subject, entry.ClientAddress));
        }

        return text.ToString();
    }
}
