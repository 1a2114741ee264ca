using System.Reflection;

namespace OrleansNotify.Live;

/// <summary>Grains that a test makes up, and a count of the references to observers.</summary>
#pragma warning disable CA1852 // A proxy derives from it.
internal class FakeGrains : DispatchProxy
#pragma warning restore CA1852
{
    private Func<Type, string, object> _make = (type, key) => throw new NotSupportedException($"{type} {key}");

    public int Created { get; private set; }

    public int Deleted { get; private set; }

    public static (IGrainFactory Factory, FakeGrains Grains) Make(Func<Type, string, object> make)
    {
        var factory = Create<IGrainFactory, FakeGrains>();
        var grains = (FakeGrains)factory;
        grains._make = make;
        return (factory, grains);
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        switch (targetMethod!.Name)
        {
            case nameof(IGrainFactory.GetGrain):
                return _make(targetMethod.GetGenericArguments()[0], (string)args![0]!);
            case nameof(IGrainFactory.CreateObjectReference):
                Created++;
                return args![0];
            case nameof(IGrainFactory.DeleteObjectReference):
                Deleted++;
                return null;
            default:
                throw new NotSupportedException(targetMethod.Name);
        }
    }
}
