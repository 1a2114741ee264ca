#if ORLEANS
using OrleansNotify.OneMachine.Running;

using var ending = new Ending();
return await new LocalCluster(TimeProvider.System).Run(args, ending);
#else
Console.Error.WriteLine("cluster: the Embedded engine is one process; a cluster needs the Orleans engine (./run cluster --engine Orleans)");
return 2;
#endif
