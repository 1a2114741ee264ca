using System.Reflection;

namespace OrleansNotify.Live;

/// <summary>An interface whose methods answer what a test says.</summary>
#pragma warning disable CA1852 // A proxy derives from it.
internal class Scripted : DispatchProxy
#pragma warning restore CA1852
{
    private Func<string, object?> _answer = name => throw new NotSupportedException(name);

    /// <summary>Stands where nothing must be called.</summary>
    public static T Unused<T>() where T : class => Create<T, Scripted>();

    /// <param name="answer">Given the method's name.</param>
    public static T Of<T>(Func<string, object?> answer) where T : class
    {
        var proxy = Create<T, Scripted>();
        ((Scripted)(object)proxy)._answer = answer;
        return proxy;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => _answer(targetMethod!.Name);
}
