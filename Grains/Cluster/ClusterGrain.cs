namespace OrleansNotify.Cluster;

[GrainType("cluster")]
internal sealed class ClusterGrain(TimeProvider time) : Grain, IClusterGrain
{
    private static readonly TimeSpan ForgetAfter = TimeSpan.FromMinutes(1);
    private readonly Dictionary<string, ReportedProcess> _processes = new(StringComparer.Ordinal);

    public Task Report(ProcessReport report)
    {
        _processes[report.Id] = new ReportedProcess(report, time.GetUtcNow());
        return Task.CompletedTask;
    }

    public Task Leave(string id)
    {
        _processes.Remove(id);
        return Task.CompletedTask;
    }

    public Task<ReportedProcess[]> List()
    {
        var forgotten = time.GetUtcNow() - ForgetAfter;
        foreach (var (id, _) in _processes.Where(pair => pair.Value.SeenAt < forgotten).ToArray())
        {
            _processes.Remove(id);
        }

        return Task.FromResult(_processes.Values
            .OrderBy(process => process.Report.Role, StringComparer.Ordinal)
            .ThenBy(process => process.Report.Host, StringComparer.Ordinal)
            .ThenBy(process => process.Report.Address, StringComparer.Ordinal)
            .ToArray());
    }
}
