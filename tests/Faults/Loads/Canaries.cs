using System.Text;
using OrleansNotify.Faults.Histories;

namespace OrleansNotify.Faults.Loads;

/// <summary>Looks for one tenant's canary in what another gets.</summary>
internal sealed class Canaries(RunLog log)
{
    private readonly List<Tenant> _tenants = [];

    public void Add(Tenant tenant) => _tenants.Add(tenant);

    /// <summary>Told of everything that somebody of the tenant gets.</summary>
    public void Hear(Tenant of, string where, string text)
    {
        foreach (var foreign in _tenants.Where(tenant => tenant != of && text.Contains(tenant.Canary, StringComparison.Ordinal)))
        {
            log.Leaks.Enqueue($"{foreign.Name}'s text at {of.Name}: {where}");
        }
    }

    public void Hear(Tenant of, string where, ReadOnlyMemory<byte> bytes) => Hear(of, where, Encoding.UTF8.GetString(bytes.Span));

    /// <summary>Nobody's payload belongs into a log.</summary>
    public void SearchLogs(string folder)
    {
        foreach (var file in Directory.GetFiles(folder, "*.log"))
        {
            foreach (var line in File.ReadLines(file).Where(line => _tenants.Exists(tenant => line.Contains(tenant.Canary, StringComparison.Ordinal))))
            {
                log.Leaks.Enqueue($"a payload in {Path.GetFileName(file)}: {line[..Math.Min(line.Length, 120)]}");
            }
        }
    }
}
