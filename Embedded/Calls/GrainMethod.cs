using System.Collections.Concurrent;
using System.Linq.Expressions;
using System.Reflection;
using Orleans.Concurrency;
using Orleans.Runtime;

namespace Orleans.Embedded;

/// <summary>What is known of one method of a grain interface, found out at its first call.</summary>
internal abstract class GrainMethod
{
    static readonly ConcurrentDictionary<MethodInfo, GrainMethod> Known = new();

    readonly Func<object, object?[], Task> _invoke;
    readonly bool[] _copied;

    protected GrainMethod(MethodInfo method)
    {
        var parameters = method.GetParameters();
        Name = $"{method.DeclaringType!.Name}.{method.Name}";
        AlwaysInterleave = method.IsDefined(typeof(AlwaysInterleaveAttribute));
        ReadOnly = method.IsDefined(typeof(ReadOnlyAttribute));
        OneWay = method.IsDefined(typeof(OneWayAttribute)) || method.ReturnType == typeof(void);
        Timeout = (method.GetCustomAttribute<ResponseTimeoutAttribute>()
            ?? method.DeclaringType.GetCustomAttribute<ResponseTimeoutAttribute>())?.Timeout;
        TokenIndex = Array.FindIndex(parameters, p => p.ParameterType == typeof(CancellationToken));
        _copied = [.. parameters.Select(p => !p.IsDefined(typeof(ImmutableAttribute)) && !Copier.IsImmutable(p.ParameterType))];
        _invoke = Compile(method, parameters);
    }

    public string Name { get; }

    protected bool AlwaysInterleave { get; }

    protected bool ReadOnly { get; }

    protected bool OneWay { get; }

    protected TimeSpan? Timeout { get; }

    protected int TokenIndex { get; }

    public static GrainMethod Of(MethodInfo method) => Known.GetOrAdd(method, Create);

    public Task Invoke(object target, object?[] arguments) => _invoke(target, arguments);

    public abstract object? Call(GrainReference reference, object?[] arguments);

    public abstract T CopyResult<T>(T result);

    protected void CopyMutable(object?[] arguments)
    {
        for (var i = 0; i < _copied.Length; i++)
        {
            if (_copied[i])
            {
                arguments[i] = Copier.Copy(arguments[i]);
            }
        }
    }

    static GrainMethod Create(MethodInfo method)
    {
        var type = method.ReturnType;
        var result = type.IsGenericType ? type.GetGenericArguments()[0] : typeof(object);
        return (GrainMethod)Activator.CreateInstance(typeof(GrainMethod<>).MakeGenericType(result), method)!;
    }

    static Func<object, object?[], Task> Compile(MethodInfo method, ParameterInfo[] parameters)
    {
        var target = Expression.Parameter(typeof(object));
        var arguments = Expression.Parameter(typeof(object[]));
        Expression call = Expression.Call(
            Expression.Convert(target, method.DeclaringType!),
            method,
            parameters.Select((p, i) => Expression.Convert(Expression.ArrayIndex(arguments, Expression.Constant(i)), p.ParameterType)));
        if (method.ReturnType == typeof(void))
        {
            call = Expression.Block(call, Expression.Constant(Task.CompletedTask));
        }
        else if (method.ReturnType.IsValueType)
        {
            call = Expression.Call(call, method.ReturnType.GetMethod(nameof(ValueTask.AsTask))!);
        }

        return Expression.Lambda<Func<object, object?[], Task>>(call, target, arguments).Compile();
    }
}
