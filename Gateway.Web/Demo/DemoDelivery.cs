using System.Globalization;
using System.Text;
using OrleansNotify.Deliveries;
using OrleansNotify.Events;

namespace OrleansNotify.Demo;

/// <summary>What became of one past event at one endpoint: its row and its attempts, as if they had been made.</summary>
internal sealed class DemoDelivery(string endpointId, string url, DemoEndpoint endpoint, Random random)
{
    /// <summary>One outcome for each attempt up to <paramref name="now"/>, in their order.</summary>
    public IReadOnlyList<DeliveryOutcome> Of(DemoFact fact, AppendResult appended, DateTimeOffset now)
    {
        var outcomes = new List<DeliveryOutcome>();
        var startedAt = fact.At + TimeSpan.FromMilliseconds(random.Next(2, 30));
        for (var number = 1; startedAt < now; number++)
        {
            var outcome = Attempt(fact, appended, number, startedAt);
            outcomes.Add(outcome);
            if (outcome.Delivery.NextAttemptAt is not { } next)
            {
                break;
            }

            startedAt = next;
        }

        return outcomes;
    }

    private DeliveryOutcome Attempt(DemoFact fact, AppendResult appended, int number, DateTimeOffset startedAt)
    {
        var status = DemoReceiver.Status(endpoint.Receiver, DemoDay.Salt(appended.Id), number);
        var (latency, error) = (DemoReceiver.Latency(endpoint.Receiver, random), ErrorKind.OfStatus(status));
        var endedAt = startedAt + latency;
        DateTimeOffset? next = error is null || number > endpoint.RetrySchedule.Length ? null : endedAt + endpoint.RetrySchedule[number - 1];
        var row = new DeliveryRow(
            endpointId, appended.Seq, appended.Id, fact.Type, fact.Source, fact.At,
            error is null ? DeliveryStatus.Succeeded : next is null ? DeliveryStatus.Dead : DeliveryStatus.Retrying,
            number, number, AttemptTrigger.Schedule, next, status, error, endedAt, error is null ? endedAt : null);
        var connect = number == 1 && random.Next(4) == 0 ? TimeSpan.FromMilliseconds(1 + random.Next(4)) : (TimeSpan?)null;
        return new DeliveryOutcome(row, new AttemptRow(
            number, startedAt, AttemptTrigger.Schedule, url, status, error, null, connect, null, latency * 0.9, latency,
            RequestHead(appended.Id, startedAt, fact.Payload.Length), ResponseHead(status), Encoding.UTF8.GetBytes(DemoReceiver.Body(status)), false, next));
    }

    private static string RequestHead(string eventId, DateTimeOffset at, int length) => string.Create(
        CultureInfo.InvariantCulture,
        $"content-type: application/json\nuser-agent: OrleansNotify/1\nwebhook-id: {eventId}\nwebhook-timestamp: {at.ToUnixTimeSeconds()}\nwebhook-signature: ***\ncontent-length: {length}\n");

    private static string ResponseHead(int status) => status switch
    {
        StatusCodes.Status200OK => "content-type: application/json\n",
        StatusCodes.Status429TooManyRequests => "content-type: text/plain; charset=utf-8\nretry-after: 5\n",
        _ => "content-type: text/plain; charset=utf-8\n",
    };
}
