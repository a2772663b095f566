package org.parley.time;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** The words that temporal expressions are made of, in English and, as far as questions need them, in five more languages. */
final class TimeWords {

    /** What part a word plays. */
    enum Role {
        /** Value: month of the year; {@code MONTH_SHORT} and {@code MONTH_AMBIGUOUS} need support from their neighbours. */
        MONTH, MONTH_SHORT, MONTH_AMBIGUOUS,
        /** Value: ISO day of the week. */
        WEEKDAY,
        /** Value: one of the constants of {@link TimeWords}. */
        UNIT,
        /** Value: the number. */
        NUMBER, ORDINAL, ARTICLE_NUMBER, VAGUE_NUMBER,
        /** Value: days from the reference date. */
        DAY_WORD,
        /** Value: -1 last, 0 this, 1 next. */
        MODIFIER,
        /** Value: -1 previous, 0 same, 1 following. */
        NEIGHBOUR,
        /** Value: -1 earlier, 1 later. */
        SHIFT,
        /** Value: first month of the season. */
        SEASON,
        /** Value: ordinal of the relation. */
        PREPOSITION,
        /** Value: 0 the first third, 1 the middle, 2 the last third, 3 up to now, 4 from now on. */
        PART, DAY_PART, FILLER, OF, AND, TO, AGO, EVERY, CLOCK, ABOUT
    }

    static final int MINUTE = 1;
    static final int HOUR = 2;
    static final int DAY = 3;
    static final int WEEK = 4;
    static final int MONTH = 5;
    static final int YEAR = 6;
    static final int DECADE = 7;
    static final int CENTURY = 8;
    static final int WEEKEND = 9;
    static final int QUARTER = 10;
    static final int FORTNIGHT = 11;
    static final int SECOND = 12;

    /** One role a line: the role, then {@code value:word,word}. English first, then Russian, Ukrainian, Spanish, German, French. */
    private static final String TABLE = """
            MONTH 1:january,января,январе,январь,січня,січні,січень,enero,januar,janvier
            MONTH 2:february,февраля,феврале,февраль,лютого,лютому,лютий,febrero,februar,février,fevrier
            MONTH 3:марта,марте,март,березня,березні,березень,marzo,märz,maerz
            MONTH 4:апреля,апреле,апрель,квітня,квітні,квітень,abril,avril
            MONTH 5:мая,мае,травня,травні,травень
            MONTH 6:июня,июне,июнь,червня,червні,червень,junio,juni,juin
            MONTH 7:july,июля,июле,июль,липня,липні,липень,julio,juli,juillet
            MONTH 8:августа,августе,август,серпня,серпні,серпень,agosto,août,aout
            MONTH 9:september,сентября,сентябре,сентябрь,вересня,вересні,вересень,septiembre,septembre
            MONTH 10:october,октября,октябре,октябрь,жовтня,жовтні,жовтень,octubre,oktober,octobre
            MONTH 11:november,ноября,ноябре,ноябрь,листопада,листопаді,листопад,noviembre,novembre
            MONTH 12:december,декабря,декабре,декабрь,грудня,грудні,грудень,diciembre,dezember,décembre,decembre
            MONTH_SHORT 1:jan
            MONTH_SHORT 2:feb
            MONTH_SHORT 3:mar
            MONTH_SHORT 4:apr
            MONTH_SHORT 6:jun
            MONTH_SHORT 7:jul
            MONTH_SHORT 8:aug
            MONTH_SHORT 9:sep,sept
            MONTH_SHORT 10:oct,okt
            MONTH_SHORT 11:nov
            MONTH_SHORT 12:dec
            MONTH_AMBIGUOUS 3:march,mars
            MONTH_AMBIGUOUS 4:april
            MONTH_AMBIGUOUS 5:may,mayo,mai,май
            MONTH_AMBIGUOUS 6:june
            MONTH_AMBIGUOUS 8:august
            WEEKDAY 1:monday,понедельник,понеділок,lunes,montag,lundi
            WEEKDAY 2:tuesday,вторник,вівторок,martes,dienstag,mardi
            WEEKDAY 3:wednesday,среду,среда,середу,середа,miércoles,miercoles,mittwoch,mercredi
            WEEKDAY 4:thursday,четверг,четвер,jueves,donnerstag,jeudi
            WEEKDAY 5:friday,пятницу,пятница,п'ятницю,пятницю,viernes,freitag,vendredi
            WEEKDAY 6:saturday,субботу,суббота,суботу,субота,sábado,sabado,samstag,sonnabend,samedi
            WEEKDAY 7:sunday,воскресенье,неділю,неділя,domingo,sonntag,dimanche
            UNIT 12:seconds
            UNIT 1:minute,minutes
            UNIT 2:hour,hours,час,часа,часов,години,годин,hora,horas,stunde,stunden,heure,heures
            UNIT 3:day,days,день,дня,дней,дні,днів,día,días,dia,dias,tag,tage,tagen,jour,jours
            UNIT 4:week,weeks,неделя,недели,неделе,неделю,недель,тиждень,тижня,тижні,тижнів,semana,semanas,woche,wochen,semaine,semaines
            UNIT 5:month,months,месяц,месяца,месяце,месяцев,місяць,місяця,місяці,місяців,mes,meses,monat,monate,monaten,monats,mois
            UNIT 6:year,years,год,года,году,лет,рік,року,році,роки,років,año,años,ano,jahr,jahre,jahren,jahres,an,ans,année,annee,années
            UNIT 7:decade,decades
            UNIT 8:century,centuries,siglo,jahrhundert,siècle,столетие
            UNIT 9:weekend,выходные,вихідні,wochenende
            UNIT 10:quarter
            UNIT 11:fortnight
            ARTICLE_NUMBER 1:a,an
            NUMBER 1:one,один,одну,uno,una,ein,eine,einen,une,un
            NUMBER 2:two,два,две,дві,dos,zwei,deux
            NUMBER 3:three,три,tres,drei,trois
            NUMBER 4:four,четыре,чотири,cuatro,vier,quatre
            NUMBER 5:five,пять,п'ять,cinco,fünf,cinq
            NUMBER 6:six,шесть,шість,seis,sechs
            NUMBER 7:seven,семь,сім,siete,sieben,sept
            NUMBER 8:eight,восемь,вісім,ocho,acht,huit
            NUMBER 9:nine,nueve,neun,neuf
            NUMBER 10:ten,десять,diez,zehn,dix
            NUMBER 11:eleven
            NUMBER 12:twelve
            NUMBER 13:thirteen
            NUMBER 14:fourteen
            NUMBER 15:fifteen
            NUMBER 16:sixteen
            NUMBER 17:seventeen
            NUMBER 18:eighteen
            NUMBER 19:nineteen
            NUMBER 20:twenty
            NUMBER 30:thirty
            NUMBER 40:forty
            NUMBER 50:fifty
            NUMBER 60:sixty
            NUMBER 70:seventy
            NUMBER 80:eighty
            NUMBER 90:ninety
            VAGUE_NUMBER 2:couple,few,several,some,many
            ORDINAL 1:first
            ORDINAL 2:second
            ORDINAL 3:third
            ORDINAL 4:fourth
            ORDINAL 5:fifth
            ORDINAL 6:sixth
            ORDINAL 7:seventh
            ORDINAL 8:eighth
            ORDINAL 9:ninth
            ORDINAL 10:tenth
            ORDINAL 11:eleventh
            ORDINAL 12:twelfth
            ORDINAL 13:thirteenth
            ORDINAL 14:fourteenth
            ORDINAL 15:fifteenth
            ORDINAL 16:sixteenth
            ORDINAL 17:seventeenth
            ORDINAL 18:eighteenth
            ORDINAL 19:nineteenth
            ORDINAL 20:twentieth
            DAY_WORD -2:позавчера,позавчора,anteayer,vorgestern
            DAY_WORD -1:yesterday,вчера,вчора,учора,ayer,gestern,hier
            DAY_WORD 0:today,tonight,сегодня,сьогодні,hoy,heute
            DAY_WORD 1:tomorrow,завтра,mañana,morgen,demain
            DAY_WORD 2:послезавтра,післязавтра,übermorgen
            MODIFIER -1:last,past,прошлый,прошлая,прошлом,прошлой,прошлую,прошлого,прошлым,минулий,минулого,минулому,минулу,pasado,pasada,letzte,letzten,letzter,letztes,letztem,vergangene,vergangenen,vergangenes,dernier,dernière,derniere,dernières
            MODIFIER 0:this,current,этот,этом,эту,этого,этой,этим,цей,цього,цьому,este,esta,diese,diesen,dieses,diesem,dieser,ce,cette
            MODIFIER 1:next,coming,upcoming,следующий,следующем,следующей,следующую,будущем,наступний,наступного,наступному,próximo,próxima,proximo,proxima,nächste,nächsten,nächstes,nächster,kommende,kommenden,prochain,prochaine
            NEIGHBOUR -1:previous,preceding
            NEIGHBOUR 0:same
            NEIGHBOUR 1:following,ensuing
            SHIFT -1:earlier,before,previously,prior,beforehand,antes,früher,vorher,davor,avant,раньше,раніше
            SHIFT 1:later,after,afterwards,afterward,on,thereafter,después,despues,später,danach,tard,après,спустя,позже,потому,пізніше
            SEASON 3:spring,весной,весны,весну,навесні,primavera,frühjahr,frühling,printemps
            SEASON 6:summer,летом,влітку,verano,sommer,été
            SEASON 9:autumn,fall,осенью,осени,восени,otoño,herbst,automne
            SEASON 12:winter,зимой,зимы,взимку,invierno,hiver
            PREPOSITION 0:on,in,at,during,over,throughout,for,within,в,во,на,у,en,am,im,le,au,durante,pendant,während
            PREPOSITION 1:since,desde,seit,depuis,с,со,з,із
            PREPOSITION 2:from,starting,beginning,ab
            PREPOSITION 3:jusqu,until,till,til,through,hasta,bis,jusqu,до
            PREPOSITION 4:by
            PREPOSITION 5:before,antes,vor,avant,перед
            PREPOSITION 6:after,following,después,despues,nach,après,apres,после,після
            PART 0:early,beginning,start,outset,начале,начала,початку,principios,anfang,début
            PART 1:mid,middle,середине,середині,mediados,mitte
            PART 2:late,end,close,конце,кінці,finales,fines,ende
            PART 3:earlier
            PART 4:later
            DAY_PART 0:morning,afternoon,evening,night,midday,lunchtime,dawn,daybreak,утром,вечером,вранці,ввечері,noche,morgen,abend,matin,soir
            FILLER 0:',’,the,about,around,roughly,approximately,le,la,el,los,les,l,au,du,den,dem,der,die,das,or,as
            OF 0:of,de,del,des,d,im
            AND 0:and,or,und,y,et,и,та,і,&
            TO 0:to,until,till,through,bis,a,al,hasta,au,по,до,-,–,—
            AGO 0:ago,назад,тому
            EVERY 0:every,each,каждый,cada,jeden,chaque
            CLOCK 12:noon,midday
            CLOCK 0:midnight
            ABOUT 0:about,around,almost,nearly,roughly,approximately,over,under,than,some
            """;

    private static final Map<String, Map<Role, Integer>> WORDS = read();

    private TimeWords() {
    }

    private static Map<String, Map<Role, Integer>> read() {
        Map<String, Map<Role, Integer>> words = new HashMap<>();
        TABLE.lines().forEach(line -> {
            int blank = line.indexOf(' ');
            int colon = line.indexOf(':');
            Role role = Role.valueOf(line.substring(0, blank));
            int value = Integer.parseInt(line.substring(blank + 1, colon));
            for (String word : line.substring(colon + 1).split(",", -1)) {
                words.computeIfAbsent(word, first -> new EnumMap<>(Role.class)).put(role, value);
            }
        });
        return words;
    }

    /** The parts that {@code word} (in lower case) can play, each with its value. */
    static Map<Role, Integer> roles(String word) {
        return WORDS.getOrDefault(word, Map.of());
    }

    static String lower(String word) {
        return word.toLowerCase(Locale.ROOT).replace('’', '\'');
    }
}
