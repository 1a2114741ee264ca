using System.Diagnostics;
using System.Globalization;
using OrleansNotify.Faults.Histories;

namespace OrleansNotify.Faults.Loads;

/// <summary>
/// Publishes at a steady rate, one event at a time. With keys it repeats what it does not know the outcome of until it is accepted, and
/// now and then also what it was told, as a client does that lost the answer.
/// </summary>
internal sealed class Sender(int index, bool hasKeys, Tenant tenant, string? privateTo, PublishClient client, RunLog log, TimeSpan every, Random random)
{
    private const int PrivateOneIn = 4;
    private const int EndpointsOneIn = 3;
    private const int RepeatedOneIn = 10;
    private static readonly TimeSpan TryAgainAfter = TimeSpan.FromMilliseconds(100);

    // Room for a million events of each sender.
    private long _number = index * 1_000_000L;

    public async Task Run(CancellationToken stop)
    {
        using var clock = new PeriodicTimer(every, TimeProvider.System);
        while (!stop.IsCancellationRequested)
        {
            await Post(++_number, stop);
            await clock.WaitForNextTickAsync(CancellationToken.None);
        }
    }

    private async Task Post(long number, CancellationToken stop)
    {
        var key = hasKeys ? string.Create(CultureInfo.InvariantCulture, $"key-{number}") : null;
        var to = number % PrivateOneIn == 0 ? privateTo : null;
        var isForEndpoints = number % EndpointsOneIn == 0;
        var body = PublishClient.Body(tenant, number, to, isForEndpoints);
        var began = Stopwatch.GetTimestamp();
        var answers = await PostUntilKnown(number, key, body, stop);
        if (key is not null && answers.Count > 0 && random.Next(RepeatedOneIn) == 0
            && await client.Publish(tenant, index, number, key, body) is { Answer: { } again })
        {
            answers.Add(again);
        }

        log.Posted.Enqueue(new PostedEvent(
            tenant.Name, number, index, key, to, isForEndpoints, began, Stopwatch.GetTimestamp(), answers));
    }

    private async Task<List<Answer>> PostUntilKnown(long number, string? key, string body, CancellationToken stop)
    {
        while (true)
        {
            var (answer, outcome) = await client.Publish(tenant, index, number, key, body);
            if (answer is { } accepted)
            {
                return [accepted];
            }

            if (stop.IsCancellationRequested || (outcome == PostOutcome.Unknown && key is null))
            {
                return [];
            }

            await Task.Delay(TryAgainAfter, TimeProvider.System, CancellationToken.None);
        }
    }
}
