using Orleans.Hosting;

namespace OrleansNotify.Hosting;

internal static class ClusterDirectory
{
    public static void UseGrainDirectory(this ISiloBuilder silo, ClusterOptions options)
    {
        if (options.GrainDirectory == "distributed")
        {
#pragma warning disable ORLEANSEXP003 // The operator chooses it; docs/cluster.md says what is known of it.
            silo.AddDistributedGrainDirectory();
#pragma warning restore ORLEANSEXP003
        }
    }
}
