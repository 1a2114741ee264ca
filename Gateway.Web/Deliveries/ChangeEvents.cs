using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using OrleansNotify.Live;

namespace OrleansNotify.Deliveries;

/// <summary>Writes server-sent events to one response; a client that takes nothing for a minute is given up.</summary>
internal sealed class ChangeEvents(HttpResponse response, JsonSerializerOptions json, TimeProvider time)
{
    private static readonly TimeSpan LongestWrite = TimeSpan.FromSeconds(60);

    public void Begin()
    {
        response.ContentType = EventStream.ContentType;
        response.Headers.CacheControl = "no-store";
        response.Headers["X-Accel-Buffering"] = "no";
    }

    /// <summary>Only with the last of them the client has all of the batch: until then its place is the one before.</summary>
    public Task Deliveries(IReadOnlyList<(DeliveryRow Row, ChangeMatch Match)> rows, long before, long place, CancellationToken cancellation)
    {
        var text = new StringBuilder();
        for (var i = 0; i < rows.Count; i++)
        {
            var answer = JsonSerializer.SerializeToNode(DeliveryAnswer.Of(rows[i].Row), json)!.AsObject();
            if (rows[i].Match == ChangeMatch.Left)
            {
                answer["left"] = JsonValue.Create(true);
            }

            Append(text, "delivery", answer.ToJsonString(json), i == rows.Count - 1 ? place : before);
        }

        return Write(text, cancellation);
    }

    public Task CaughtUp(long place, CancellationToken cancellation)
        => Write(Append(new StringBuilder(), "caught-up", $$"""{"cursor":"{{ChangeCursor.Of(place)}}"}""", place), cancellation);

    public Task Reset(long place, CancellationToken cancellation) => Write(Append(new StringBuilder(), "reset", "{}", place), cancellation);

    // JSON of an answer has no ends of lines.
    private static StringBuilder Append(StringBuilder text, string name, string data, long place)
        => text.Append(CultureInfo.InvariantCulture, $"id: {ChangeCursor.Of(place)}\nevent: {name}\ndata: {data}\n\n");

    private async Task Write(StringBuilder text, CancellationToken cancellation)
    {
        if (text.Length == 0)
        {
            return;
        }

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        using var timer = time.CreateTimer(_ => limit.Cancel(), null, LongestWrite, Timeout.InfiniteTimeSpan);
        await response.BodyWriter.WriteAsync(Encoding.UTF8.GetBytes(text.ToString()), limit.Token);
        await response.BodyWriter.FlushAsync(limit.Token);
    }
}
