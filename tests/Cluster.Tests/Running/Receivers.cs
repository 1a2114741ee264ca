using System.Collections.Concurrent;
using OrleansNotify.Deliveries;

namespace OrleansNotify.Running;

/// <summary>The network of a cluster: each host is a receiver of its own.</summary>
internal sealed class Receivers : IAttemptSender
{
    private readonly ConcurrentDictionary<string, ScriptedSender> _hosts = new(StringComparer.Ordinal);

    public ScriptedSender At(string host) => _hosts.GetOrAdd(host, _ => new ScriptedSender());

    public Task<AttemptResult> Send(AttemptRequest request, CancellationToken cancellation)
        => At(new Uri(request.Settings.Url).Host).Send(request, cancellation);
}
