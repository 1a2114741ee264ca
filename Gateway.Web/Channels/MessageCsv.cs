using System.Globalization;
using System.Text;
using OrleansNotify.Access;
using OrleansNotify.Activity;

namespace OrleansNotify.Channels;

/// <summary>All messages of a query as a table, read and sent a page at a time.</summary>
internal sealed class MessageCsv(IMessageReader messages, MessageQuery query) : IResult
{
    private const int PageSize = 500;

    private static readonly string Head = Csv.Row(
        "id", "createdAt", "updatedAt", "eventType", "eventId", "person", "channel", "address", "status", "reason", "attempts", "provider", "account",
        "providerMessageId", "segments", "priceMicros", "price", "currency", "isEstimate");

    public Task ExecuteAsync(HttpContext httpContext)
        => CallerWatch.Download(httpContext, () => CallerWatch.StillReads(httpContext), aborted => Send(httpContext.Response, aborted));

    private async Task Send(HttpResponse response, CancellationToken aborted)
    {
        // The first page before the head: what fails then can still be said.
        var rows = await Read(query.Before ?? MessageQuery.Top, aborted);
        response.ContentType = "text/csv; charset=utf-8; header=present";
        response.Headers.ContentDisposition = "attachment; filename=\"messages.csv\"";
        await response.WriteAsync(Head, aborted);
        while (rows.Count > 0)
        {
            await response.WriteAsync(rows.Aggregate(new StringBuilder(), (text, row) => text.Append(Line(row))).ToString(), aborted);
            rows = rows.Count < PageSize ? [] : await Read(rows[^1].Id, aborted);
        }
    }

    private Task<IReadOnlyList<MessageRow>> Read(string before, CancellationToken cancellation)
        => messages.List(query with { Limit = PageSize, Before = before }, cancellation);

    private static string Line(MessageRow row)
    {
        var price = MessagePrice.Of(row);
        return Csv.Row(
            row.Id, Time(row.CreatedAt), Time(row.UpdatedAt), row.EventType, row.EventId, row.Person, row.Channel.Word(), row.Address, row.State.Word(),
            row.Reason ?? "", Number(row.Attempts), row.Provider ?? "", row.Account ?? "", row.ProviderMessageId ?? "", Number(row.Segments),
            row.PriceMicros is { } micros ? Number(micros) : "", price?.Amount ?? "", price?.Currency ?? "", price is null ? "" : price.IsEstimate ? "true" : "false");
    }

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
