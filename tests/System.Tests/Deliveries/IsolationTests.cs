using System.Collections.Concurrent;
using System.Diagnostics;
using Xunit.Abstractions;

namespace OrleansNotify.SystemTests.Deliveries;

/// <summary>
/// Every event goes to 80 healthy endpoints, without and with 20 beside them that hang until the timeout. What it says on a machine
/// with nothing else to do: at least 95 % of the throughput, p99 at most 1.5 times; asserted is less, as tests run beside each other.
/// </summary>
[Collection(WholeMachine.Name)]
public sealed class IsolationTests(ITestOutputHelper output)
{
    private const int Healthy = 80;
    private const int Hanging = 20;
    private const int Bursts = 5;
    private const int Burst = 40;
    private const int Steady = 60;

    // Something else on the machine can spoil one.
    private const int MostRounds = 3;
    private static readonly TimeSpan SteadyEvery = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(180);

    private readonly ConcurrentDictionary<long, long> _publishedAt = new();
    private long _number;

    [Fact]
    public async Task EndpointsThatHangHarmNoOther()
    {
        await using var server = await DeliveryServer.Start(receipt => receipt.Path.StartsWith("hanging", StringComparison.Ordinal) ? Receiver.Hang : 200);
        // A second attempt on a machine that stood still may wait for minutes: what is healthy gets all the time there is for the first.
        await Create(server, "healthy", Healthy, timeout: 30);
        await Measure(server);

        var rounds = new List<Round>();
        while (rounds.Count < MostRounds && !rounds.Exists(round => round.IsGood))
        {
            rounds.Add(await Measure(server, rounds.Count));
            output.WriteLine(rounds[^1].ToString());
        }

        var hung = server.Receiver.Receipts.Count(receipt => receipt.Status == Receiver.Hang);
        output.WriteLine($"{hung} requests hung");
        Assert.True(hung >= Hanging, "the hanging endpoints got requests");
        Assert.Contains(rounds, round => round.IsGood);
    }

    private async Task<Round> Measure(DeliveryServer server, int number)
    {
        var before = await Measure(server);
        var hanging = await Create(server, $"hanging-{number}", Hanging, timeout: 2);
        var beside = await Measure(server);
        await Task.WhenAll(hanging.Select(server.Owner.Delete));
        return new Round(before, beside, await Measure(server));
    }

    private static Task<string[]> Create(DeliveryServer server, string name, int count, int timeout)
        => Task.WhenAll(Enumerable.Range(0, count).Select(i => server.Owner.CreateEndpoint(server.Receiver.Url($"{name}-{i}"), ("timeout", timeout))));

    private async Task<Pace> Measure(DeliveryServer server)
    {
        var rates = new List<double>();
        for (var i = 0; i < Bursts; i++)
        {
            rates.Add(await FlatOut(server));
        }

        var first = _number + 1;
        using var clock = new PeriodicTimer(SteadyEvery, TimeProvider.System);
        for (var i = 0; i < Steady; i++)
        {
            await clock.WaitForNextTickAsync(CancellationToken.None);
            _publishedAt[++_number] = Stopwatch.GetTimestamp();
            await server.Owner.Publish(_number);
        }

        await Arrive(server, first);
        var times = Arrived(server, first).Select(receipt => Stopwatch.GetElapsedTime(_publishedAt[receipt.Number], receipt.At)).Order().ToList();
        return new Pace(rates.Order().ElementAt(Bursts / 2), times[times.Count / 2], times[times.Count * 99 / 100]);
    }

    private async Task<double> FlatOut(DeliveryServer server)
    {
        var first = _number + 1;
        var numbers = Enumerable.Range(0, Burst).Select(_ => ++_number).ToList();
        var began = Stopwatch.GetTimestamp();
        await server.Owner.PublishAll(numbers);
        await Arrive(server, first);
        return Healthy * Burst / Stopwatch.GetElapsedTime(began, Arrived(server, first).Max(receipt => receipt.At)).TotalSeconds;
    }

    private Task Arrive(DeliveryServer server, long first)
        => Eventually.Holds(() => Arrived(server, first).Count() >= Healthy * (_number - first + 1), "the healthy endpoints have them all", Deadline);

    private static IEnumerable<Receipt> Arrived(DeliveryServer server, long first)
        => server.Receiver.Receipts.Where(receipt => receipt.Number >= first && receipt.Status != Receiver.Hang);

    private sealed record Round(Pace Without, Pace With, Pace WithoutAgain)
    {
        private double Throughput => With.PerSecond / ((Without.PerSecond + WithoutAgain.PerSecond) / 2);

        private double Latency => With.Slowest / ((Without.Slowest + WithoutAgain.Slowest) / 2);

        public bool IsGood => Throughput >= 0.8 && Latency <= 3;

        public override string ToString()
            => $"without: {Without}; with {Hanging} hanging: {With}; without again: {WithoutAgain}; throughput {Throughput:0.0 %}, p99 × {Latency:0.00}";
    }
}
