using System.Reflection;
using Microsoft.Extensions.DependencyInjection;

namespace OrleansNotify.Running;

/// <summary>Something of the test's before or after each asynchronous call of an interface: it counts, waits or throws.</summary>
public class Interception<T> : DispatchProxy where T : class
{
    private static readonly MethodInfo WithResult = typeof(Interception<T>).GetMethod(nameof(After), BindingFlags.NonPublic | BindingFlags.Static)!;
    private T _inner = null!;
    private Func<string, object?[], Task> _before = null!;
    private Func<string, Task> _after = null!;

    internal static T Around(T inner, Func<string, object?[], Task> before, Func<string, Task>? after = null)
    {
        var proxy = Create<T, Interception<T>>();
        var interception = (Interception<T>)(object)proxy;
        (interception._inner, interception._before, interception._after) = (inner, before, after ?? (_ => Task.CompletedTask));
        return proxy;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        var (method, given) = (targetMethod!, args ?? []);
        if (method.ReturnType == typeof(Task))
        {
            return Before();
        }

        return method.ReturnType.IsGenericType && method.ReturnType.GetGenericTypeDefinition() == typeof(Task<>)
            ? WithResult.MakeGenericMethod(method.ReturnType.GenericTypeArguments).Invoke(null, [this, method, given])
            : Call(method, given);

        async Task Before()
        {
            await _before(method.Name, given);
            await (Task)Call(method, given)!;
            await _after(method.Name);
        }
    }

    private static async Task<TResult> After<TResult>(Interception<T> interception, MethodInfo method, object?[] given)
    {
        await interception._before(method.Name, given);
        var result = await (Task<TResult>)interception.Call(method, given)!;
        await interception._after(method.Name);
        return result;
    }

    private object? Call(MethodInfo method, object?[] given) => method.Invoke(_inner, BindingFlags.DoNotWrapExceptions, null, given, null);
}

internal static class InterceptionSetup
{
    /// <param name="services">Of a silo, when the product has registered everything.</param>
    /// <param name="before">Given the name of the method and its arguments.</param>
    public static void Intercept<T>(this IServiceCollection services, Func<string, object?[], Task> before) where T : class
        => services.Decorate<T>(inner => Interception<T>.Around(inner, before));

    /// <param name="after">Given the name of the method, which has done its work.</param>
    public static void InterceptAfter<T>(this IServiceCollection services, Func<string, Task> after) where T : class
        => services.Decorate<T>(inner => Interception<T>.Around(inner, (_, _) => Task.CompletedTask, after));
}
