namespace OrleansNotify.OneMachine.Members;

/// <summary>All members, in the order of their start.</summary>
internal sealed class Fleet(string logs, Chronicle chronicle, TimeProvider clock) : IDisposable
{
    private readonly Launcher _launcher = new();
    private readonly List<Member> _members = [];

    public IReadOnlyList<Member> Members => _members;

    public IEnumerable<Member> Of(Role role) => _members.Where(member => member.Plan.Role == role);

    /// <summary>At the same time; completes when all are up.</summary>
    public Task Start(IEnumerable<MemberPlan> plans, CancellationToken cancellation)
        => Task.WhenAll(plans.Select(Add).ToList().Select(member => member.Start(cancellation)));

    /// <summary>Gateways, then silos, then the database: nobody loses what it still needs.</summary>
    public async Task Stop(CancellationToken hurry)
    {
        foreach (var role in Enum.GetValues<Role>().Reverse())
        {
            await Task.WhenAll(Of(role).Select(member => member.Stop(hurry)));
        }
    }

    public void Dispose()
    {
        _launcher.Dispose();
        _members.ForEach(member => member.Dispose());
    }

    private Member Add(MemberPlan plan)
    {
        var log = new MemberLog(Path.Combine(logs, $"{plan.Name}.log"));
        var member = new Member(plan, log, _launcher, chronicle, clock);
        _members.Add(member);
        return member;
    }
}
