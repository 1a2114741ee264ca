namespace OrleansNotify.OneMachine.Page;

/// <summary>The part of <c>GET /v1/admin/cluster</c> that the page shows.</summary>
/// <param name="Grains">Active ones by class.</param>
internal sealed record ClusterReport(ReportedProcess[] Silos, ReportedProcess[] Gateways, long Sockets, Dictionary<string, int> Grains, ReportedQueues Queues)
{
    public ReportedProcess? Of(int processId) => Silos.Concat(Gateways).FirstOrDefault(process => process.Is(processId));
}
