using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;

namespace OrleansNotify.Fuzz;

/// <summary>So many requests against one server, and what they showed.</summary>
internal sealed class FuzzRun(Target target, RequestMaker maker, KnownIds ids, FuzzOptions options)
{
    private const int SocketEvery = 50;

    // Requests end sessions, revoke keys and change domains: then nobody is left who may do anything.
    private const int RenewEvery = 400;
    private const int MostFindings = 5;

    private readonly SocketFuzz _sockets = new(target);
    private readonly ConcurrentDictionary<int, int> _statuses = new();
    private readonly ConcurrentBag<string> _findings = [];

    /// <summary>True: nothing was found.</summary>
    public static async Task<bool> Of(string store, FuzzOptions options)
    {
        Console.WriteLine($"{store}: seed {options.Seed}, {options.Requests} requests");
        await using var target = await Target.Start(store, new Random(options.Seed));
        var ids = new KnownIds();
        var maker = new RequestMaker(await target.Operations(), () => target.Credentials, ids);
        return await new FuzzRun(target, maker, ids, options).Run();
    }

    private async Task<bool> Run()
    {
        var (began, memory) = (Stopwatch.GetTimestamp(), target.Server.ResidentBytes);
        for (var first = 1; first <= options.Requests && _findings.Count < MostFindings && target.Server.IsRunning; first += RenewEvery)
        {
            await target.Renew();
            await Parallel.ForAsync(
                first, Math.Min(first + RenewEvery, options.Requests + 1), new ParallelOptions { MaxDegreeOfParallelism = options.Parallel }, async (i, _) => await Once(i));
        }

        Report(Stopwatch.GetElapsedTime(began), memory);
        return _findings.IsEmpty;
    }

    /// <summary>Each request follows from the seed, its number and what was learned, whichever worker sends it.</summary>
    private async Task Once(int number)
    {
        var random = new Random(unchecked((options.Seed * 1_000_003) + number));
        if (number % SocketEvery == 0 && await _sockets.Once(random) is { } broken)
        {
            _findings.Add(broken);
        }

        var request = maker.Next(random);
        var answer = await target.Send(request);
        ids.Learn(answer.Body);
        _statuses.AddOrUpdate(answer.Status, 1, (_, count) => count + 1);
        if (Judge.Fault(request, answer, target.Markers) is { } fault)
        {
            _findings.Add($"request {number}: {fault}\n  smallest: {await Smallest(request)}");
        }
    }

    private async Task<FuzzRequest> Smallest(FuzzRequest request) => !target.Server.IsRunning ? request : await Shrinker.Smallest(
        request, async candidate => Judge.Fault(candidate, await target.Send(candidate), target.Markers) is not null && target.Server.IsRunning);

    private void Report(TimeSpan took, long memory)
    {
        foreach (var finding in _findings)
        {
            Console.WriteLine($"  FOUND {finding}");
        }

        var after = target.Server.IsRunning ? target.Server.ResidentBytes : 0;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"  {_statuses.Values.Sum()} answers in {took.TotalSeconds:0} s, {_findings.Count} findings, memory {memory >> 20} to {after >> 20} MB; {string.Join(", ", _statuses.OrderBy(pair => pair.Key).Select(pair => $"{pair.Key}: {pair.Value}"))}"));
    }
}
