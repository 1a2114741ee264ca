namespace OrleansNotify.Cluster;

/// <summary>Of a process that terminates HTTP: where the cluster's other gateways reach it.</summary>
public interface IProcessAddress
{
    string Address { get; }
}
