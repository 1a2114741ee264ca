using OrleansNotify.Endpoints;
using OrleansNotify.Events;

namespace OrleansNotify.Dispatch;

/// <summary>An enabled endpoint as the dispatcher sees it.</summary>
/// <param name="endpoint">Kept: looking a grain up costs as much as a call of it.</param>
internal sealed class Route(IEndpointGrain endpoint, EndpointMatch match, long toldUpTo, long lastRouted)
{
    public IEndpointGrain Endpoint => endpoint;

    public EndpointMatch Match => match;

    /// <summary>The endpoint was told of everything up to here.</summary>
    public long ToldUpTo { get; private set; } = toldUpTo;

    /// <summary>The last <c>seq</c> that may concern it.</summary>
    public long LastRouted { get; private set; } = lastRouted;

    /// <summary>Whether it was told of something that it is not known to have done.</summary>
    public bool IsOpen { get; set; } = true;

    /// <summary>What concerns it among consecutive events; null: nothing.</summary>
    public EndpointBatch? Take(IReadOnlyList<LoggedEvent> events)
    {
        var upTo = events[^1].Seq;
        var own = events.Where(logged => logged.Seq > ToldUpTo && match.MayMatch(logged)).ToArray();
        if (own.Length == 0)
        {
            return null;
        }

        var batch = new EndpointBatch(ToldUpTo, upTo, own);
        (ToldUpTo, LastRouted, IsOpen) = (upTo, own[^1].Seq, true);
        return batch;
    }
}
