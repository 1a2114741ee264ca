using System.Globalization;
using System.Text;
using OrleansNotify.Access;
using OrleansNotify.Activity;

namespace OrleansNotify.Deliveries;

/// <summary>All deliveries of a filter as a table, read and sent a page at a time. Its columns are documented and only grow at the end.</summary>
/// <param name="isStillAllowed">Asked while it is being sent.</param>
internal sealed class DeliveryCsv(DeliveryPages pages, FoundDeliveries found, string fileName, Func<Task<bool>> isStillAllowed) : IResult
{
    private const int PageSize = 1_000;

    private static readonly string Head = Csv.Row(
        "id", "eventId", "seq", "type", "source", "endpointId", "status", "attempts", "trigger", "acceptedAt", "updatedAt", "nextAttemptAt",
        "deliveredAt", "lastStatusCode", "lastError");

    public Task ExecuteAsync(HttpContext httpContext)
        => CallerWatch.Download(httpContext, isStillAllowed, aborted => Send(httpContext.Response, aborted));

    private async Task Send(HttpResponse response, CancellationToken aborted)
    {
        // The first page before the head: what fails then can still be said.
        var (page, _) = await pages.Read(found, null, PageSize, aborted);
        response.ContentType = "text/csv; charset=utf-8; header=present";
        response.Headers.ContentDisposition = $"attachment; filename=\"{fileName}\"";
        await response.WriteAsync(Head, aborted);
        while (true)
        {
            await response.WriteAsync(page.Deliveries.Aggregate(new StringBuilder(), (text, row) => text.Append(Line(row))).ToString(), aborted);
            if (page.Next is not { } next)
            {
                return;
            }

            (page, _) = await pages.Read(found, next, PageSize, aborted);
        }
    }

    private static string Line(DeliveryRow row) => Csv.Row(
        new DeliveryId(row.EndpointId, row.Seq).ToString(), row.EventId, Number(row.Seq), row.Type, row.Source, row.EndpointId, row.Status,
        Number(row.Attempts), row.Trigger, Time(row.AcceptedAt), Time(row.UpdatedAt), Time(row.NextAttemptAt), Time(row.DeliveredAt),
        row.LastStatusCode is { } code ? Number(code) : "", row.LastError ?? "");

    private static string Time(DateTimeOffset? time) => time?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture) ?? "";

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
