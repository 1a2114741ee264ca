using Microsoft.Extensions.Logging.Abstractions;

namespace OrleansNotify.Events;

public sealed class GroupCommitTests
{
    private const int Kilobyte = 1_024;

    private readonly ScriptedLog _log = new();
    private readonly AppendBudget _budget = new();
    private readonly List<long> _committed = [];
    private int _unknown;
    private int _broken;

    [Fact]
    public Task AppendAnswersAfterALogGaveTooFewResults() => Turns.Run(async () =>
    {
        var commits = Commits();
        _log.OnAppend = _ => Task.FromResult<IReadOnlyList<AppendResult>>([]);

        var first = await Turns.Answer(commits.Append(ScriptedLog.Command("a")));
        _log.OnAppend = batch => Task.FromResult(ScriptedLog.Accept(batch));
        var second = await Turns.Answer(commits.Append(ScriptedLog.Command("b")));

        Assert.Equal((AppendStatus.Unavailable, AppendStatus.Accepted), (first.Status, second.Status));
        Assert.Equal(1, _unknown);
        Assert.Equal(0, _budget.Process.Taken);
    });

    [Fact]
    public Task AppendAnswersAfterALogThrewSomethingUnexpected() => Turns.Run(async () =>
    {
        var commits = Commits();
        _log.OnAppend = _ => throw new InvalidCastException();

        var first = await Turns.Answer(commits.Append(ScriptedLog.Command("a")));
        _log.OnAppend = batch => Task.FromResult(ScriptedLog.Accept(batch));
        var second = await Turns.Answer(commits.Append(ScriptedLog.Command("b")));

        Assert.Equal((AppendStatus.Unavailable, AppendStatus.Accepted), (first.Status, second.Status));
    });

    [Fact]
    public Task FaultOutsideOfTheStoreFailsWhatWaitsAndTheNextAppendAnswers() => Turns.Run(async () =>
    {
        var commits = Commits();
        var answer = new TaskCompletionSource<IReadOnlyList<AppendResult>>();
        _log.OnAppend = _ => answer.Task;

        var inHand = commits.Append(ScriptedLog.Command("a"));
        var waiting = commits.Append(ScriptedLog.Command("b"));
        answer.SetResult([null!]);
        AppendResult[] failed = [await Turns.Answer(inHand), await Turns.Answer(waiting)];
        _log.OnAppend = batch => Task.FromResult(ScriptedLog.Accept(batch));
        var next = await Turns.Answer(commits.Append(ScriptedLog.Command("c")));

        Assert.All(failed, result => Assert.Equal(AppendStatus.Unavailable, result.Status));
        Assert.Equal(AppendStatus.Accepted, next.Status);
        Assert.Equal(1, _broken);
        Assert.Equal(0, _budget.Process.Taken);
    });

    [Fact]
    public Task AppendsAreRefusedOnceTheBytesThatWaitReachTheTenantsBound() => Turns.Run(async () =>
    {
        var commits = Commits();
        var answer = new TaskCompletionSource();
        _log.OnAppend = async batch =>
        {
            await answer.Task;
            return ScriptedLog.Accept(batch);
        };

        var payload = new byte[64 * Kilobyte];
        var appends = Enumerable.Range(0, 10_000)
            .Select(i => commits.Append(ScriptedLog.Command($"evt_{i}", 0) with { Payload = payload }))
            .ToArray();

        Assert.InRange(appends.Count(append => !append.IsCompleted), 450, 512);
        Assert.InRange(_budget.Process.Taken, 1, AppendBudget.MostOfTenant);
        answer.SetResult();
        var statuses = (await Turns.Answer(Task.WhenAll(appends))).CountBy(result => result.Status).ToDictionary();
        Assert.True(statuses[AppendStatus.Unavailable] > 9_000);
        Assert.Equal(10_000, statuses[AppendStatus.Unavailable] + statuses[AppendStatus.Accepted]);
        Assert.Equal(0, _budget.Process.Taken);
    });

    [Fact]
    public void TenantsTogetherHoldNoMoreThanTheProcessMay()
    {
        _log.OnAppend = _ => new TaskCompletionSource<IReadOnlyList<AppendResult>>().Task;
        var payload = new byte[64 * Kilobyte];

        var refused = Enumerable.Range(0, 6).Sum(_ =>
        {
            var commits = Commits();
            return Enumerable.Range(0, 1_000).Count(i => commits.Append(ScriptedLog.Command($"evt_{i}", 0) with { Payload = payload }).IsCompleted);
        });

        Assert.InRange(_budget.Process.Taken, AppendBudget.MostOfProcess - 128 * Kilobyte, AppendBudget.MostOfProcess);
        Assert.InRange(refused, 3_900, 4_100);
    }

    [Fact]
    public Task LargeEventsAreCommittedInGroupsOfAFewMegabytes() => Turns.Run(async () =>
    {
        var commits = Commits();
        var groups = new List<int>();
        var answer = new TaskCompletionSource();
        _log.OnAppend = async batch =>
        {
            groups.Add(batch.Count);
            await answer.Task;
            return ScriptedLog.Accept(batch);
        };

        var appends = Enumerable.Range(0, 200).Select(i => commits.Append(ScriptedLog.Command($"evt_{i}", 64 * Kilobyte))).ToArray();
        answer.SetResult();
        await Turns.Answer(Task.WhenAll(appends));

        Assert.Equal(200, groups.Sum());
        Assert.All(groups, count => Assert.InRange(count, 1, 64));
        Assert.Equal(200, _committed.Count);
    });

    private GroupCommit Commits() => new(
        "t", _log, _budget.Tenant(), new ManualTimeProvider(), NullLogger.Instance,
        events => _committed.AddRange(events.Select(logged => logged.Seq)), () => _unknown++, () => _broken++);
}
