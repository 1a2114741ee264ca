using OrleansNotify.Hosting;
using OrleansNotify.OneMachine.Running;

using var ending = new Ending();
return await new LocalCluster(TimeProvider.System).Run(args, EnvFile.Load, ending);
