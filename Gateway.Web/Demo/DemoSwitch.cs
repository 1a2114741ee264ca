using Microsoft.Extensions.Options;

namespace OrleansNotify.Demo;

/// <summary>Whether there is a demo: asked for, and in Development.</summary>
internal sealed class DemoSwitch(IOptions<DemoOptions> options, IHostEnvironment environment)
{
    public bool IsOn => options.Value.IsOn && environment.IsDevelopment();
}
